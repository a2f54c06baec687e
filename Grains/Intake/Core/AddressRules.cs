namespace LeadGrid.Intake;

/// <summary>Reads an address: its parts, and whether they agree.</summary>
internal static class AddressRules
{
    public static readonly PostedAddress Blank = new(null, null, null, null, null);
    private const int MaximumStreetLength = 200;
    private const int MaximumCityLength = 100;

    /// <returns>The address as it is stored, always with a country.</returns>
    public static PostedAddress Read(PostedAddress posted, Findings findings)
    {
        var (country, territory) = CountryRules.Read(posted.Country, findings);
        var state = StateRules.Read(posted.State, country, findings);
        if (territory is not null && string.IsNullOrWhiteSpace(posted.State))
        {
            findings.Repair("address.state", "Filled in from the country", "", territory);
            state = territory;
        }

        var zip = ZipRules.Read(posted.Zip, country, state, findings);
        if (country == CountryRules.UnitedStates && zip is not null && !findings.HasFault("address.state"))
        {
            state = Agreed(zip, state, findings);
        }

        return new(
            FieldText.Read("address.street", posted.Street, MaximumStreetLength, findings),
            FieldText.Read("address.city", posted.City, MaximumCityLength, findings),
            state,
            zip,
            country);
    }

    private static string? Agreed(string zip, string? state, Findings findings)
    {
        var states = ZipPrefixes.StatesOf(zip);
        if (states.Length == 0)
        {
            findings.Flag("zip_unknown");
            findings.Warn("address.zip: no post office uses the first three digits of this zip.");
        }
        else if (state is null && states.Length == 1)
        {
            findings.Repair("address.state", "Filled in from the zip", "", states[0]);
            return states[0];
        }
        else if (state is not null && !states.Contains(state))
        {
            findings.Flag("zip_state_mismatch");
            findings.Warn("address.zip: this zip lies in another state than the address.");
        }

        return state;
    }
}
