using System.Text.Json;

namespace LeadGrid.Compliance;

/// <summary>A row that was changed here.</summary>
/// <param name="Number">Of the change.</param>
/// <param name="Shipped">The row as it shipped when it was changed; null where there was none.</param>
internal sealed record LocalRow(long Number, LawKey Key, JsonElement Json, JsonElement? Shipped)
{
    public LawRow Row => new(Key, Json);
}

/// <summary>
/// The law in force: the shipped rows, and over them what was changed here. A new release brings new rows, and every start
/// applies the changes anew. One that has lost its place is set aside and the shipped row stands.
/// </summary>
internal sealed record LawBook(
    long Number, Law Law, RuleSet Rules, IReadOnlyDictionary<LawKey, LocalRow> Local, IReadOnlyList<(LocalRow Row, string Why)> Unfit)
{
    private const string Widened = "The release has changed this row since, and the change made here would allow more than it.";
    private const string Unsound = "With the rows of this release it makes no sound law any more.";

    /// <param name="changes">All of them, in order.</param>
    public static LawBook Of(Law shipped, IReadOnlyList<RuleBookChange> changes)
    {
        var number = changes.Count == 0 ? 0 : changes[^1].Number;
        var version = number == 0 ? shipped.Version : $"{shipped.Version}+{number}";
        var unfit = new List<(LocalRow, string)>();
        var fitting = new List<LocalRow>();
        foreach (var row in Last(changes))
        {
            if (Fits(shipped, row))
            {
                fitting.Add(row);
            }
            else
            {
                unfit.Add((row, Widened));
            }
        }

        var law = shipped.With(version, [.. fitting.Select(row => row.Row)]);
        if (RuleSetReader.Read(law.ToJson()).Rules is { } rules)
        {
            return new(number, law, rules, fitting.ToDictionary(row => row.Key), unfit);
        }

        return OneByOne(shipped, version, number, fitting, unfit);
    }

    private static LawBook OneByOne(
        Law shipped, string version, long number, List<LocalRow> candidates, List<(LocalRow Row, string Why)> unfit)
    {
        var taken = new List<LocalRow>();
        var law = shipped.With(version, []);
        foreach (var row in candidates)
        {
            var next = law.With(version, [row.Row]);
            if (RuleSetReader.Read(next.ToJson()).Rules is null)
            {
                unfit.Add((row, Unsound));
            }
            else
            {
                law = next;
                taken.Add(row);
            }
        }

        return new(number, law, RuleSetReader.Demand(RuleSetReader.Read(law.ToJson())), taken.ToDictionary(row => row.Key), unfit);
    }

    // Only the last word on a row counts; the versions between are kept whole elsewhere.
    private static IEnumerable<LocalRow> Last(IReadOnlyList<RuleBookChange> changes) =>
        from said in changes.SelectMany(change => change.Rows.Select(row => (change.Number, Row: row)))
        group said by new LawKey(said.Row.List, said.Row.Id) into same
        let last = same.Last()
        where last.Row.Action != RuleAction.Restore
        orderby last.Number
        select new LocalRow(last.Number, same.Key, last.Row.After, last.Row.Shipped);

    // A row that a release has changed, brought or dropped may have been changed here for reasons that are gone. It still
    // holds where it allows no more than the release does.
    private static bool Fits(Law shipped, LocalRow row)
    {
        var now = shipped.Find(row.Key)?.Json;
        if (Same(now, row.Shipped))
        {
            return true;
        }

        var alone = RuleSetReader.Read(shipped.With(shipped.Version, [row.Row]).ToJson()).Rules;
        return alone is not null && !Laxity.Between(RuleSetReader.Demand(RuleSetReader.Read(shipped.ToJson())), alone, row.Key).Any();
    }

    private static bool Same(JsonElement? one, JsonElement? other) =>
        one is { } left && other is { } right ? JsonElement.DeepEquals(left, right) : one is null && other is null;
}
