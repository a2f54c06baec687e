using LeadGrid.Appointments;
using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Leads;

namespace LeadGrid.Outreach;

internal static class OutgoingMessages
{
    /// <returns>Null: the campaign, or the lead, has no longer what it takes to send this.</returns>
    public static OutgoingMessage? Of(
        LeadState lead, MessageFacts facts, MessageContent content, string contact, OutreachSettings settings)
    {
        var mail = facts.Channel == ContactChannel.Email;
        var from = mail ? settings.MailFrom : settings.TextNumber;
        var to = mail ? lead.Personal?.Email : lead.Personal?.Phone;
        if (from is null || to is null)
        {
            return null;
        }

        return new OutgoingMessage(
            facts.Id, contact, PermitRequests.Of(lead, facts.Id, facts.Channel, facts.Purpose, settings), from, settings.MailFromName, to,
            content.Text, content.Subject, content.Html, settings.TextsPerSecond,
            facts.Template, settings.Seller ?? lead.BrokerName ?? "", settings.PostalAddress, settings.MeasureOpens, AppointmentReminders.GoodUntil(lead, facts.Id));
    }
}
