using System.Globalization;
using LeadGrid.Intake;
using PhoneNumbers;

namespace LeadGrid.Compliance.Rejudgement;

/// <summary>A state with one of the clocks that may be the person's; null: nobody can tell.</summary>
internal sealed record PastPlace(string State, string? Zone)
{
    public bool IsUnder(string jurisdiction) => jurisdiction == "*" || jurisdiction == "US" || jurisdiction == "US-" + State;
}

/// <summary>Where somebody may have been, from the same tables that the sender has, read once more.</summary>
/// <param name="Abroad">The address or number also points to a country without rules.</param>
internal sealed record PastPlaces(IReadOnlyList<PastPlace> Known, bool Abroad)
{
    private static readonly string[][] s_states = Table("state-zones.txt");
    private static readonly string[][] s_areas = Table("area-codes.txt");
    private static readonly string[][] s_zipStates = Table("zip-prefixes.txt");
    private static readonly string[][] s_zipZones = Table("zip-zones.txt");

    public static PastPlaces Of(string? phone, string? state, string? zip)
    {
        var places = new List<PastPlace>();
        var abroad = false;
        void Add(string where, string[] zones)
        {
            if (where is "FM" or "MH" or "PW")
            {
                abroad = true;
            }
            else if (zones.Length == 0)
            {
                places.Add(new(where, null));
            }
            else
            {
                places.AddRange(zones.Select(zone => new PastPlace(where, zone)));
            }
        }

        string[] zipStates = zip is null ? [] : Run(s_zipStates, zip[..3]);
        foreach (var each in zipStates.Where(each => state is null || !zipStates.Contains(state) || each == state))
        {
            Add(each, ZonesOfZip(each, zip!));
        }

        if (state is not null && !zipStates.Contains(state))
        {
            Add(state, ZonesOf(state));
        }

        if (phone is not null && !phone.StartsWith("+1", StringComparison.Ordinal))
        {
            abroad = true;
        }
        else if (phone is not null && s_areas.FirstOrDefault(line => line.Skip(1).Contains(phone[2..5])) is [var place, ..])
        {
            if (place.StartsWith("US-", StringComparison.Ordinal))
            {
                Add(place[3..], ZonesOfNumber(phone, place[3..]));
            }
            else
            {
                abroad = true;
            }
        }

        return new([.. places.Distinct()], abroad);
    }

    private static string[] ZonesOf(string state) => s_states.FirstOrDefault(line => line[0] == state)?[1..] ?? [];

    private static string[] ZonesOfZip(string state, string zip)
    {
        var byFive = Run(s_zipZones, zip);
        string[] both = [.. ZonesOf(state).Where((byFive.Length > 0 ? byFive : Run(s_zipZones, zip[..3])).Contains)];
        return both.Length > 0 ? both : ZonesOf(state);
    }

    // The library knows the zones of a number's prefix. Of a prefix that it does not know it names all of North America.
    private static string[] ZonesOfNumber(string phone, string state)
    {
        var zones = PhoneNumberToTimeZonesMapper.GetInstance().GetTimeZonesForGeographicalNumber(PhoneNumberUtil.GetInstance().Parse(phone, null));
        return zones.Count < 5 ? [.. zones] : ZonesOf(state);
    }

    // The line whose run of digits, such as 010-027, holds these.
    private static string[] Run(string[][] table, string digits)
    {
        var number = int.Parse(digits, CultureInfo.InvariantCulture);
        return table.FirstOrDefault(line =>
        {
            var ends = line[0].Split('-');
            return ends[0].Length == digits.Length
                && int.Parse(ends[0], CultureInfo.InvariantCulture) <= number && number <= int.Parse(ends[^1], CultureInfo.InvariantCulture);
        })?[1..] ?? [];
    }

    private static string[][] Table(string name) => [.. EmbeddedList.Lines(name).Select(line => line.Split(' '))];
}
