using LeadGrid.Access;
using LeadGrid.Leads;

namespace LeadGrid.Routing;

/// <summary>What an accepted post leaves in the log: that it came and how it scored, and where it went.</summary>
internal static class AcceptedLeads
{
    /// <summary>The lead's version after its two first events.</summary>
    public const long VersionAfter = 2;

    public static LeadEvent[] EventsOf(AcceptedLead accepted, string campaign, DateTimeOffset now)
    {
        var lead = accepted.Lead;
        var router = Actor.Router(campaign);
        return
        [
            new LeadEvent(
                lead.LeadId, campaign, LeadEventKind.Received, 1, lead.Row.ReceivedAt,
                new Actor(ActorKind.Seller, lead.Seller, lead.SellerName),
                new LeadEventBody
                {
                    Seller = lead.SellerName,
                    Score = lead.Row.Score,
                    ScoreReasons = lead.ScoreReasons,
                    Repairs = lead.Repairs,
                    Flags = lead.Row.Flags,
                    Cost = lead.Cost,
                },
                null),
            new LeadEvent(
                lead.LeadId, campaign, accepted.Broker is null ? LeadEventKind.Queued : LeadEventKind.Assigned, VersionAfter, now, router,
                new LeadEventBody
                {
                    BrokerId = accepted.Broker?.Id,
                    BrokerName = accepted.Broker?.Name,
                    Routing = accepted.Routing,
                },
                null),
        ];
    }

    /// <summary>A remark on the lead that a duplicate met: no step of its own, so without a version.</summary>
    public static LeadEvent RemarkOf(DuplicatePost duplicate, string campaign, DateTimeOffset now) => new(
        duplicate.Of, campaign, LeadEventKind.DuplicateReceived, 0, now,
        new Actor(ActorKind.Seller, duplicate.Lead.Seller, duplicate.Lead.SellerName),
        new LeadEventBody { Seller = duplicate.Lead.SellerName, Cost = duplicate.Lead.Cost },
        null);
}
