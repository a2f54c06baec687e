using LeadGrid.Leads;

namespace LeadGrid.Sequences;

/// <summary>A lead's status as its log tells it: what a past run would have seen.</summary>
internal static class PastStatuses
{
    public static LeadStatus After(LeadStatus status, string kind) => kind switch
    {
        LeadEventKind.Assigned => LeadStatus.Assigned,
        LeadEventKind.Queued or LeadEventKind.PulledBack or LeadEventKind.Recycled => LeadStatus.Queued,
        LeadEventKind.Contacted => LeadStatus.Contacted,
        LeadEventKind.AppointmentSet => LeadStatus.AppointmentSet,
        LeadEventKind.AppointmentKept => LeadStatus.AppointmentKept,
        LeadEventKind.NoShow => LeadStatus.NoShow,
        LeadEventKind.AppointmentCancelled => LeadStatus.Contacted,
        LeadEventKind.Won => LeadStatus.Won,
        LeadEventKind.Lost => LeadStatus.Lost,
        LeadEventKind.Returned => LeadStatus.Returned,
        _ => status,
    };
}
