using LeadGrid.Contacts;

namespace LeadGrid.Outreach;

/// <summary>Which leads of a person are told what the person wrote or said. Pure.</summary>
internal static class ToldLeads
{
    /// <summary>More than this are not shown a message. A refusal is told to all.</summary>
    private const int Most = 10;

    /// <summary>Those that use the number it came to, the latest first, and then the others in their order.</summary>
    public static LeadOfContact[] ByNumber(LeadOfContact[] leads, Guid[] users) =>
        [.. users.SelectMany(user => leads.Where(lead => lead.Id == user)), .. leads.Where(lead => !users.Contains(lead.Id))];

    /// <summary>A refusal is every lead's matter; anything else, of those who are worked, or of the first.</summary>
    public static LeadOfContact[] Of(TextReceived taken)
    {
        if (taken.Contacts.Length > 0)
        {
            return taken.Leads;
        }

        LeadOfContact[] open = [.. taken.Leads.Where(lead => lead.Open).Take(Most)];
        return open.Length > 0 ? open : [.. taken.Leads.Take(1)];
    }
}
