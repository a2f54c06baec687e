using LeadGrid.Access;

namespace LeadGrid.Log;

internal static class SomeEvents
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static LoggedEvent Event(ulong transaction, string kind = "received", Guid? lead = null, DateTimeOffset? at = null, string campaign = "solar") => new(
        new LogPosition(1, transaction, 0), at ?? Noon, lead ?? new Guid(1, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11]), campaign, 1, kind, at ?? Noon,
        ActorKind.Seller, "acme", "{}");

    public static LogSlice Slice(ulong from, ulong to, params LoggedEvent[] events) =>
        new(0, new LogPosition(1, from, 0), new LogPosition(1, to, 0), Noon, events);
}
