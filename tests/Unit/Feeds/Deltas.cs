using LeadGrid.Leads;

namespace LeadGrid.Feeds;

/// <summary>Deltas of leads that are told apart by a small number.</summary>
internal static class Deltas
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static Guid Lead(int lead) => new(lead, 0, 0, new byte[8]);

    public static FeedDelta Row(int lead, long version, string? traceParent = null) =>
        new(Lead(lead), version, new LeadRow
        {
            Id = Lead(lead),
            Version = version,
            Status = LeadStatus.Assigned,
            Score = 50,
            Campaign = "solar",
            Seller = "seller-1",
            ReceivedAt = Noon,
            UpdatedAt = Noon,
        }, traceParent);

    public static FeedDelta Gone(int lead, long version) => new(Lead(lead), version, null, null);
}
