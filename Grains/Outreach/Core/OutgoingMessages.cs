using LeadGrid.Appointments;
using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Leads;
using LeadGrid.Numbers;

namespace LeadGrid.Outreach;

internal static class OutgoingMessages
{
    /// <param name="number">For a text; an e-mail has none.</param>
    /// <returns>Null: the campaign, or the lead, has no longer what it takes to send this.</returns>
    public static OutgoingMessage? Of(
        LeadState lead, MessageFacts facts, MessageContent content, string contact, OutreachSettings settings, NumberPick number)
    {
        var mail = facts.Channel == ContactChannel.Email;
        var (from, perSecond, notBefore) = mail ? (settings.MailFrom, settings.TextsPerSecond, null) : Way(number, settings);
        var to = mail ? lead.Personal?.Email : lead.Personal?.Phone;
        if (from is null || to is null)
        {
            return null;
        }

        return new OutgoingMessage(
            facts.Id, contact, PermitRequests.Of(lead, facts.Id, facts.Channel, facts.Purpose, settings), from, settings.MailFromName, to,
            content.Text, content.Subject, content.Html, perSecond,
            facts.Template, settings.Seller ?? lead.BrokerName ?? "", settings.PostalAddress, settings.MeasureOpens, AppointmentReminders.GoodUntil(lead, facts.Id), notBefore);
    }

    private static (string? From, decimal PerSecond, DateTimeOffset? NotBefore) Way(NumberPick number, OutreachSettings settings) => number switch
    {
        NumberPick.Given given => (given.Number, given.PerSecond, null),
        NumberPick.Later later => ("", settings.TextsPerSecond, later.Until),
        _ => (null, settings.TextsPerSecond, null),
    };
}
