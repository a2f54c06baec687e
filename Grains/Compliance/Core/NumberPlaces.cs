using PhoneNumbers;

namespace LeadGrid.Compliance;

/// <summary>Where a phone number is from: its area code names the state, libphonenumber's longest known prefix the zone.</summary>
internal static class NumberPlaces
{
    private const string NorthAmerica = "+1";
    private const string UnitedStates = "US-";
    private const int AreaLength = 3;

    // Of a number of which it knows the country code alone, libphonenumber names all zones of North America.
    private const int TooManyZones = 5;

    private static readonly PhoneNumberUtil Plan = PhoneNumberUtil.GetInstance();
    private static readonly PhoneNumberToTimeZonesMapper Zones = PhoneNumberToTimeZonesMapper.GetInstance();

    /// <param name="phone">E.164.</param>
    public static Whereabouts Of(string phone)
    {
        var number = Plan.Parse(phone, null);
        if (!phone.StartsWith(NorthAmerica, StringComparison.Ordinal))
        {
            return new([], [Plan.GetRegionCodeForCountryCode(number.CountryCode)]);
        }

        var place = AreaCodes.PlaceOf(phone.Substring(NorthAmerica.Length, AreaLength));
        if (place is null)
        {
            return Whereabouts.Unknown;
        }

        if (!place.StartsWith(UnitedStates, StringComparison.Ordinal))
        {
            return new([], [place]);
        }

        var state = place[UnitedStates.Length..];
        return new([.. ZonesOf(number, state).Select(zone => new Candidate(state, zone))], []);
    }

    // By the prefix also where the number itself is not valid: a junk number has an answer too.
    private static IEnumerable<string> ZonesOf(PhoneNumber number, string state)
    {
        var zones = Zones.GetTimeZonesForGeographicalNumber(number);
        return zones.Count < TooManyZones ? zones : StateZones.Of(state);
    }
}
