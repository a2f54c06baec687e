using LeadGrid.Compliance;

namespace LeadGrid.Leads;

/// <summary>
/// The zone of a person's clock, for courtesy: by the address first, since a number may have moved with its owner. What the law
/// allows is decided by all places where the person may be, and not here.
/// </summary>
internal static class PersonZone
{
    private const int ZipLength = 5;

    /// <returns>An IANA name; null: nobody can tell.</returns>
    public static string? Of(string? phone, string? state, string? zip)
    {
        var five = zip is { Length: >= ZipLength } digits ? digits[..ZipLength] : null;
        return Whereabouts.Of(phone, state, five).Candidates.Select(each => each.Zone).FirstOrDefault(zone => zone is not null);
    }

    public static string? Of(LeadState lead) => Of(lead.Personal?.Phone, lead.StateCode, lead.Personal?.Address?.Zip);
}
