using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Contacts;
using LeadGrid.Leads;

namespace LeadGrid.Outreach;

internal static class PermitRequests
{
    /// <summary>What a lead says of whoever asks for a permit, and of where its person may be.</summary>
    /// <param name="purpose">Of the approved template; null: the thread decides.</param>
    public static PermitRequest Of(LeadState lead, Guid messageId, ContactChannel channel, ContactPurpose? purpose, OutreachSettings settings) => new(
        messageId,
        lead.Id,
        channel,
        purpose,
        settings.Seller ?? lead.BrokerName,
        settings.ProductLine,
        lead.Personal?.Phone,
        lead.StateCode,
        lead.Personal?.Address?.Zip is { Length: >= 5 } zip ? zip[..5] : null);
}
