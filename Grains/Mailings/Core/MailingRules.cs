using LeadGrid.Campaigns;
using LeadGrid.Intake;
using LeadGrid.Leads;

namespace LeadGrid.Mailings;

/// <summary>Checks a mailing before it is taken. Whether its template exists is for the grain to ask.</summary>
internal static class MailingRules
{
    /// <summary>People that one mailing may write to.</summary>
    public const int MaximumRecipients = 500_000;
    private const int MaximumDays = 3_650;
    private const int MaximumScore = 100;

    /// <summary>Who once asked for something and has not been found to be nobody: lost leads as well, as far as consent and law go.</summary>
    public static bool MayReach(LeadStatus status) => status switch
    {
        LeadStatus.Queued or LeadStatus.Offered or LeadStatus.Assigned or LeadStatus.Contacted or LeadStatus.AppointmentSet
            or LeadStatus.AppointmentKept or LeadStatus.NoShow or LeadStatus.Won or LeadStatus.Lost or LeadStatus.Returned => true,
        LeadStatus.Received or LeadStatus.Rejected or LeadStatus.Duplicate or LeadStatus.Accepted or LeadStatus.Recycled
            or LeadStatus.Erased => false,
    };

    /// <returns>Every fault at once; none when it can be saved.</returns>
    public static FieldFault[] Check(string id, MailingContent content)
    {
        var findings = new Findings();
        SettingsText.CheckKey("id", id, findings);
        SettingsText.CheckLength("content.name", content.Name, 1, 100, findings);
        if (string.IsNullOrWhiteSpace(content.Template))
        {
            findings.Fault("content.template", "Name the e-mail template that is sent.");
        }

        CheckRange("content.perHour", content.PerHour, 1, MailingContent.MostPerHour, findings);
        CheckSegment("content.segment", content.Segment, findings);
        return findings.Faults;
    }

    /// <returns>Every fault at once; none when its people can be counted.</returns>
    public static FieldFault[] CheckSegment(MailingSegment segment)
    {
        var findings = new Findings();
        CheckSegment("segment", segment, findings);
        return findings.Faults;
    }

    private static void CheckSegment(string path, MailingSegment segment, Findings findings)
    {
        if (segment.Statuses.Length == 0)
        {
            findings.Fault($"{path}.statuses", "Name at least one status.");
        }

        foreach (var status in segment.Statuses.Where(status => !Enum.IsDefined(status) || !MayReach(status)))
        {
            findings.Fault($"{path}.statuses", $"Leads of status {status} are sent nothing: leave it out.");
        }

        SettingsText.CheckDistinct($"{path}.statuses", segment.Statuses.Select(status => status.ToString()), findings);
        CheckList($"{path}.states", segment.States, findings);
        CheckList($"{path}.sellers", segment.Sellers, findings);
        foreach (var state in segment.States.Where(state => state.Length != 2 || !state.All(char.IsAsciiLetterUpper)))
        {
            findings.Fault($"{path}.states", $"Write states as two capital letters, not {state}.");
        }

        CheckRange($"{path}.minimumScore", segment.MinimumScore, 0, MaximumScore, findings);
        CheckRange($"{path}.maximumScore", segment.MaximumScore, 0, MaximumScore, findings);
        CheckRange($"{path}.receivedWithinDays", segment.ReceivedWithinDays, 1, MaximumDays, findings);
        CheckRange($"{path}.receivedBeforeDays", segment.ReceivedBeforeDays, 1, MaximumDays, findings);
        CheckRange($"{path}.notMailedWithinDays", segment.NotMailedWithinDays, 1, MaximumDays, findings);
        CheckOrder($"{path}.maximumScore", segment.MinimumScore, segment.MaximumScore, findings);
        CheckOrder($"{path}.receivedWithinDays", segment.ReceivedBeforeDays, segment.ReceivedWithinDays, findings);
    }

    private static void CheckList(string path, string[] entries, Findings findings)
    {
        SettingsText.CheckCount(path, entries.Length, MailingSegment.MaximumEntries, findings);
        SettingsText.CheckDistinct(path, entries, findings);
    }

    private static void CheckRange(string path, int? value, int least, int most, Findings findings)
    {
        if (value is { } given && (given < least || given > most))
        {
            findings.Fault(path, $"Use {least} to {most:N0}.");
        }
    }

    private static void CheckOrder(string path, int? least, int? most, Findings findings)
    {
        if (least is { } low && most is { } high && high < low)
        {
            findings.Fault(path, $"Nobody is left: use {low} or more.");
        }
    }
}
