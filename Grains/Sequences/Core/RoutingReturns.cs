using LeadGrid.Compliance;
using LeadGrid.Leads;
using LeadGrid.Outreach;

namespace LeadGrid.Sequences;

/// <summary>The steps by which a lead goes back to routing.</summary>
internal static class RoutingReturns
{
    /// <param name="because">Null: nobody has tried to reach the person.</param>
    public static WokenStep PullBack(LeadState lead, DateTimeOffset now, string? because = null) => Queue(
        lead with { PulledFrom = lead.BrokerId },
        LeadEventKind.PulledBack,
        new LeadEventBody
        {
            BrokerId = lead.BrokerId,
            BrokerName = lead.BrokerName,
            Step = because is null ? null : new StepFacts("", 0, null, because),
        },
        now);

    /// <summary>Its clocks begin anew.</summary>
    public static WokenStep Recycle(LeadState lead, DateTimeOffset now) => Queue(
        lead with { Recycles = lead.Recycles + 1, PulledFrom = null, NoticedAt = null, TouchedAt = null, AutomaticAt = null, AppointmentAt = null, Appointment = null },
        LeadEventKind.Recycled, new LeadEventBody { BrokerId = lead.BrokerId, BrokerName = lead.BrokerName }, now);

    /// <summary>It stays closed: the person may not be contacted any more.</summary>
    public static WokenStep Refuse(LeadState lead, PermitReason[] reasons, DateTimeOffset now)
    {
        var next = lead with { Version = lead.Version + 1, UpdatedAt = now };
        return Step(next, LeadEventKind.RecycleRefused, new LeadEventBody { Reasons = reasons }, now);
    }

    private static WokenStep Queue(LeadState lead, string kind, LeadEventBody body, DateTimeOffset now)
    {
        var next = lead with
        {
            Version = lead.Version + 1,
            UpdatedAt = now,
            Status = LeadStatus.Queued,
            BrokerId = null,
            BrokerName = null,
            AssignedAt = null,
            PullBackAt = null,
        };
        return Step(next, kind, body, now);
    }

    private static WokenStep Step(LeadState next, string kind, LeadEventBody body, DateTimeOffset now) =>
        new(next, [new LeadEvent(next.Id, next.Campaign, kind, next.Version, now, MessageSteps.Outreach, body, null)], []);
}
