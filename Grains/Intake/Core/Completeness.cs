using LeadGrid.Campaigns;

namespace LeadGrid.Intake;

/// <summary>How much of what a broker would want to know is there.</summary>
internal static class Completeness
{
    /// <returns>Per cent of name, ways of contact, address and the campaign's own fields that have a value.</returns>
    public static int Of(LeadReading lead, LeadField[] fields)
    {
        object?[] contact =
        [
            lead.FirstName, lead.LastName, lead.Phone, lead.Email,
            lead.Address.Street, lead.Address.City, lead.Address.State, lead.Address.Zip,
        ];
        var known = contact.Count(value => value is not null)
            + fields.Count(field => Array.Exists(lead.Attributes, attribute => attribute.Name == field.Name));
        return 100 * known / (contact.Length + fields.Length);
    }
}
