using LeadGrid.Leads;

namespace LeadGrid.Mailings;

internal static class MailingExample
{
    public static readonly MailingContent Content = new()
    {
        Name = "Spring check-up",
        Template = "spring-email",
        Segment = new MailingSegment { Statuses = [LeadStatus.Contacted, LeadStatus.Lost], States = ["FL", "TX"], ReceivedBeforeDays = 30 },
        PerHour = 500,
    };
}
