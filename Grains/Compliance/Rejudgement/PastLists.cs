namespace LeadGrid.Compliance.Rejudgement;

/// <summary>A list as its table has it, with the instants between which it was in force.</summary>
internal sealed record PastList(
    long Id, ListKind Kind, string? Seller, string[] Areas, DateTimeOffset AsOf, DateTimeOffset CurrentAt, DateTimeOffset? EndedAt);

/// <summary>An entry of one person in a list.</summary>
internal sealed record PastEntry(long ListId, DateTimeOffset? AskedAt, bool? Reassigned);

/// <summary>What every list, in force or not any more, has about one person.</summary>
/// <param name="LiftedAt">When the person was taken off the lists of litigators.</param>
internal sealed record PastLists(IReadOnlyList<PastList> All, IReadOnlyList<PastEntry> Entries, IReadOnlyList<DateTimeOffset> LiftedAt)
{
    public static readonly PastLists None = new([], [], []);

    /// <summary>Adds to the facts what the lists said at an instant.</summary>
    public void AddTo(PastFacts facts, DateTimeOffset at, string? phone)
    {
        var area = phone is { Length: 12 } && phone.StartsWith("+1", StringComparison.Ordinal) ? phone.Substring(2, 3) : null;
        foreach (var list in All.Where(list => list.CurrentAt <= at && !(list.EndedAt <= at)))
        {
            var own = Entries.Where(entry => entry.ListId == list.Id).ToArray();
            switch (list.Kind)
            {
                case ListKind.National when list.Areas.Length == 0 || (area is not null && list.Areas.Contains(area)):
                    Scrub(facts, new(list.AsOf, own.Length > 0));
                    break;
                case ListKind.Own when own.Length > 0:
                    facts.Suppressions.Add(new(list.CurrentAt, SuppressionList.Own));
                    break;
                case ListKind.Litigators when own.Length > 0 && !LiftedAt.Any(lift => lift >= list.CurrentAt && lift <= at):
                    facts.Suppressions.Add(new(list.CurrentAt, SuppressionList.Litigator));
                    break;
                case ListKind.Seller when own.Length > 0:
                    facts.Suppressions.Add(new(list.CurrentAt, SuppressionList.Seller, list.Seller));
                    break;
                case ListKind.Reassigned:
                    facts.Reassigned.AddRange(own
                        .Select(entry => new ReassignedAnswer(entry.AskedAt ?? list.AsOf, entry.Reassigned == true))
                        .Where(answer => answer.AskedAt <= at));
                    break;
            }
        }
    }

    // The newest copy counts; of two of one date, the one that names the number.
    private static void Scrub(PastFacts facts, DoNotCallScrub copy)
    {
        if (facts.DoNotCall is not { } known || copy.CopyAt > known.CopyAt || (copy.CopyAt == known.CopyAt && copy.Listed))
        {
            facts.DoNotCall = copy;
        }
    }
}
