using LeadGrid.Campaigns;
using LeadGrid.Intake;

namespace LeadGrid.Brokers;

/// <summary>Checks a broker's settings before they are taken.</summary>
internal static class BrokerRules
{
    private const int MaximumFilters = 50;
    private const int MaximumUrl = 500;

    /// <returns>Every fault at once; none when the settings can be taken.</returns>
    public static FieldFault[] Check(BrokerProfile broker)
    {
        var findings = new Findings();
        SettingsText.CheckKey("id", broker.Id, findings);
        SettingsText.CheckLength("name", broker.Name, 1, 100, findings);
        CheckLicences(broker.Licences, findings);
        SettingsText.CheckCount("filters", broker.Filters.Length, MaximumFilters, findings);
        for (var at = 0; at < broker.Filters.Length; at++)
        {
            ConditionRules.Check($"filters[{at}]", broker.Filters[at], scored: true, findings);
        }

        WorkingHoursRules.Check("hours", broker.Hours, findings);
        if (broker.RefusalUrl is { } url && !IsNoticeUrl(url))
        {
            findings.Fault("refusalUrl", "Use an https address of at most 500 characters, without user name and password.");
        }

        CalendarRules.Check(broker, findings);
        CheckCap("caps.daily", broker.Caps.Daily, findings);
        CheckCap("caps.monthly", broker.Caps.Monthly, findings);
        CheckCap("caps.open", broker.Caps.Open, findings);
        CheckCap("callsPerDay", broker.CallsPerDay, findings);
        return findings.Faults;
    }

    // Without TLS, on this machine only: for development.
    private static bool IsNoticeUrl(string text) =>
        text.Length <= MaximumUrl && Uri.TryCreate(text, UriKind.Absolute, out var url) && url.UserInfo.Length == 0
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));

    private static void CheckLicences(string[] licences, Findings findings)
    {
        if (!Array.TrueForAll(licences, CodeList.States.Codes.Contains))
        {
            findings.Fault("licences", "Use the two-letter codes of states and territories, in capitals.");
        }

        SettingsText.CheckDistinct("licences", licences, findings);
    }

    private static void CheckCap(string field, int? cap, Findings findings)
    {
        if (cap < 0)
        {
            findings.Fault(field, "Use 0 or more, or leave it out for no limit.");
        }
    }
}
