namespace LeadGrid.Compliance;

/// <param name="AreaCodes">Of a national copy; empty: the whole country.</param>
/// <param name="Since">When it came into force.</param>
internal sealed record ListInForce(
    long Id, ListKind Kind, string? Seller, IReadOnlyCollection<string> AreaCodes, DateTimeOffset AsOf, DateTimeOffset Since);

internal sealed record ListedEntry(long ListId, DateTimeOffset? AskedAt, bool? Reassigned);

/// <summary>Makes facts of the entries that were found.</summary>
internal static class ListedAs
{
    /// <param name="entries">Of one number or address, also in lists that are not in force.</param>
    /// <param name="liftedAt">When it was last taken off the lists of litigators.</param>
    public static ListedFacts Facts(IReadOnlyList<ListInForce> lists, IEnumerable<ListedEntry> entries, DateTimeOffset? liftedAt)
    {
        var found = entries.ToLookup(entry => entry.ListId);
        return new(
            [.. lists.Where(list => found.Contains(list.Id)).Select(list => Entry(list, liftedAt)).OfType<Suppression>()],
            [.. lists.Where(list => list.Kind == ListKind.National).Select(list => new NationalCopy(list.AsOf, list.AreaCodes, found.Contains(list.Id)))],
            [
                .. from list in lists
                   where list.Kind == ListKind.Reassigned
                   from entry in found[list.Id]
                   select new ReassignedAnswer(entry.AskedAt ?? list.AsOf, entry.Reassigned == true),
            ]);
    }

    // A lift is no promise for ever: a newer copy that names the person again counts.
    private static Suppression? Entry(ListInForce list, DateTimeOffset? liftedAt) => list.Kind switch
    {
        ListKind.Own => new(list.Since, SuppressionList.Own),
        ListKind.Seller => new(list.Since, SuppressionList.Seller, list.Seller),
        ListKind.Litigators => new(list.Since, SuppressionList.Litigator, LiftedAt: liftedAt >= list.Since ? liftedAt : null),
        _ => null,
    };
}
