using System.Collections.Frozen;

namespace LeadGrid.Intake;

/// <summary>The values that junk rules look at.</summary>
internal static class JunkFields
{
    private static readonly FrozenDictionary<string, Func<LeadReading, string?>> ReadByField =
        new Dictionary<string, Func<LeadReading, string?>>
        {
            ["firstName"] = lead => lead.FirstName,
            ["lastName"] = lead => lead.LastName,
            ["name"] = lead => $"{lead.FirstName} {lead.LastName}".Trim(),
            ["phone"] = lead => lead.Phone?.E164,
            ["phone.line"] = lead => lead.Phone?.Line,
            ["email"] = lead => lead.Email?.Key,
            ["email.local"] = lead => lead.Email?.Local,
            ["email.domain"] = lead => lead.Email?.Domain,
            ["address.street"] = lead => lead.Address.Street,
            ["address.city"] = lead => lead.Address.City,
        }.ToFrozenDictionary();

    public static bool IsKnown(string field) => ReadByField.ContainsKey(field);

    /// <returns>The value in lower case; null where the lead has none.</returns>
    public static string? Read(LeadReading lead, string field) => ReadByField[field](lead)?.ToLowerInvariant();
}
