using LeadGrid.Intake;

namespace LeadGrid.Search;

/// <summary>
/// Brings what somebody looks for into the form in which it was hashed when the lead came in. What cannot be brought
/// there is looked for as it stands, and found nowhere: a faulty value must not find everything.
/// </summary>
internal static class SearchKeys
{
    public static string? Phone(string? text) => Given(text) is { } given
        ? PhoneRules.Read("phone", given, "US", new Findings())?.E164 ?? given
        : null;

    public static string? Email(string? text) => Given(text) is { } given
        ? EmailRules.Read("email", given, new Findings())?.Key ?? given
        : null;

    public static string? LastName(string? text) => Given(text) is { } given
        ? NameRules.KeyOf(NameRules.ReadLast(given, new Findings())) ?? given
        : null;

    public static string? ExternalId(string? text) => Given(text);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
