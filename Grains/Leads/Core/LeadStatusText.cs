namespace LeadGrid.Leads;

internal static class LeadStatusText
{
    /// <summary>The status in the words of a sentence: "appointment set".</summary>
    public static string Of(LeadStatus status) => status switch
    {
        LeadStatus.Received => "received",
        LeadStatus.Rejected => "rejected",
        LeadStatus.Duplicate => "a duplicate",
        LeadStatus.Accepted => "accepted",
        LeadStatus.Queued => "waiting for a broker",
        LeadStatus.Offered => "offered",
        LeadStatus.Assigned => "assigned",
        LeadStatus.Contacted => "contacted",
        LeadStatus.AppointmentSet => "set for an appointment",
        LeadStatus.AppointmentKept => "past its appointment",
        LeadStatus.NoShow => "a no-show",
        LeadStatus.Won => "won",
        LeadStatus.Lost => "lost",
        LeadStatus.Returned => "returned",
        LeadStatus.Recycled => "recycled",
        LeadStatus.Erased => "erased",
    };
}
