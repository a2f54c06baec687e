using System.Collections.Frozen;

namespace LeadGrid.Intake;

/// <summary>Reads the country of an address. None means the United States.</summary>
internal static class CountryRules
{
    public const string UnitedStates = "US";
    private const string Field = "address.country";

    // Countries to ISO, states to the post office, whose zips and licences they have.
    private static readonly FrozenSet<string> Territories = FrozenSet.Create("AS", "GU", "MP", "PR", "VI");

    /// <returns>ISO 3166-1 alpha-2, and the state where the country named is a territory of the United States.</returns>
    public static (string Country, string? Territory) Read(string? posted, Findings findings)
    {
        if (string.IsNullOrWhiteSpace(posted))
        {
            return (UnitedStates, null);
        }

        var code = CodeList.Countries.Find(posted);
        if (code is null)
        {
            findings.Fault(Field, "Post the country as its two-letter ISO code.");
            return (UnitedStates, null);
        }

        var territory = Territories.Contains(code) ? code : null;
        var country = territory is null ? code : UnitedStates;
        if (country != posted)
        {
            findings.Repair(Field, "Written as its ISO code", posted, country);
        }

        return (country, territory);
    }
}
