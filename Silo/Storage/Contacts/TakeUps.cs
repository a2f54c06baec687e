using LeadGrid.Leads;
using LeadGrid.Routing;
using LeadGrid.Storage.Leads;

namespace LeadGrid.Storage.Contacts;

/// <summary>
/// Leads whose consent names a certificate: it ends unclaimed after three days, so their contacts take them up at once, and not only
/// when somebody wants to write to the person.
/// </summary>
internal static class TakeUps
{
    /// <summary>The kind of these rows of the outbox.</summary>
    public const string Kind = "take_up";

    private const string Certificate = "consent.certificate";

    public static OutboxRow[] Of(string campaign, IEnumerable<PreparedLead> leads) =>
    [
        .. leads.Where(lead => lead.PhoneHash is not null && lead.Facts.Values.ContainsKey(Certificate))
            .Select(lead => new OutboxRow(lead.LeadId, campaign, new OutboxEntry(Kind, $"{Kind} {lead.LeadId:N}", "{}", null), null)),
    ];
}
