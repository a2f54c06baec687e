using LeadGrid.Intake;

namespace LeadGrid.Search;

/// <summary>Brings what somebody looks for into the form in which it was hashed when the lead came in.</summary>
internal static class SearchKeys
{
    public static string? Phone(string? text) => IdentityKeys.Phone(text);

    public static string? Email(string? text) => IdentityKeys.Email(text);

    public static string? LastName(string? text) => IdentityKeys.LastName(text);

    public static string? ExternalId(string? text) => IdentityKeys.ExternalId(text);
}
