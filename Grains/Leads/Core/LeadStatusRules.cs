namespace LeadGrid.Leads;

/// <summary>What the states of a lead mean for others.</summary>
internal static class LeadStatusRules
{
    /// <summary>Whether the lead takes up a place of its broker's capacity.</summary>
    public static bool IsOpen(LeadStatus status) => status switch
    {
        LeadStatus.Assigned or LeadStatus.Contacted or LeadStatus.AppointmentSet or LeadStatus.AppointmentKept
            or LeadStatus.NoShow => true,
        LeadStatus.Received or LeadStatus.Rejected or LeadStatus.Duplicate or LeadStatus.Accepted or LeadStatus.Queued
            or LeadStatus.Offered or LeadStatus.Won or LeadStatus.Lost or LeadStatus.Returned or LeadStatus.Recycled
            or LeadStatus.Erased => false,
    };
}
