namespace LeadGrid.Compliance;

internal sealed record ListsAnswer(ListAnswer[] Lists);

/// <param name="Rows">Lines that were not blank.</param>
/// <param name="Accepted">Of these.</param>
/// <param name="GoodUntil">By the rules in force; null: for ever.</param>
internal sealed record ListAnswer(
    long ListId, ListKind Kind, string Name, string? Seller, string[] AreaCodes, DateTimeOffset AsOf, ListState State, long Rows, long Accepted,
    string CreatedBy, DateTimeOffset? CurrentAt, DateTimeOffset? EndedAt, string? EndedBy, DateTimeOffset? GoodUntil, bool TooOld)
{
    public static ListAnswer From(SuppressionListView list) => new(
        list.Id, list.Kind, list.Name, list.Seller, list.AreaCodes, list.AsOf, list.State, list.Rows, list.Accepted,
        list.CreatedBy, list.CurrentAt, list.EndedAt, list.EndedBy, list.GoodUntil, list.TooOld);
}

/// <param name="Faults">The first hundred lines that were not accepted.</param>
internal sealed record ImportAnswer(
    long ListId, ListKind Kind, string Name, DateTimeOffset AsOf, long Rows, long Accepted, ImportFault[] Faults, DateTimeOffset? GoodUntil, bool TooOld)
{
    public static readonly ImportAnswer Example = new(
        12, ListKind.National, "FTC", new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero), 3, 2, [new ImportFault(2, "This is no phone number.")],
        new DateTimeOffset(2026, 12, 21, 0, 0, 0, TimeSpan.Zero), false);

    public static ImportAnswer From(SuppressionListView list, IEnumerable<LineFault> faults) => new(
        list.Id, list.Kind, list.Name, list.AsOf, list.Rows, list.Accepted,
        [.. faults.Select(fault => new ImportFault(fault.Line, fault.Problem))], list.GoodUntil, list.TooOld);
}

internal sealed record ImportFault(long Line, string Problem);

internal sealed record LiftBody(string Phone, string Reason)
{
    // It holds a phone number.
    public override string ToString() => nameof(LiftBody);
}
