using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Leads;

namespace LeadGrid.Outreach;

/// <summary>Whether a draft can be sent at all, before anybody is asked whether it may.</summary>
internal static class DraftRules
{
    /// <summary>Why it cannot be taken; null: it can.</summary>
    /// <param name="pooled">The pool has a number for the lead, whether the campaign has one of its own or not.</param>
    public static MessageNotTaken? Refuse(LeadState lead, MessageDraft draft, OutreachSettings settings, bool pooled) =>
        Unsendable(lead, draft, settings, pooled) ?? Closed(lead);

    /// <summary>As <see cref="Refuse"/>, whether or not anybody still works the lead.</summary>
    public static MessageNotTaken? Unsendable(LeadState lead, MessageDraft draft, OutreachSettings settings, bool pooled)
    {
        if (draft.Id == Guid.Empty)
        {
            return new("id", "Send an id of your own (a UUID): it keeps a message that is sent twice from being two.");
        }

        return draft.Channel switch
        {
            ContactChannel.Sms => Words(draft, MessageDraft.MaximumText)
                ?? Missing(lead.Personal?.Phone, "The lead has no phone number.")
                ?? (pooled ? null : Missing(settings.TextNumber, "The campaign has no number to send texts from: an administrator adds one to the pool, or sets outreach.textNumber.")),
            ContactChannel.Email => Words(draft, MessageDraft.MaximumMail)
                ?? Subject(draft)
                ?? Missing(lead.Personal?.Email, "The lead has no e-mail address.")
                ?? Missing(settings.MailFrom, "The campaign has no address to send e-mail from: an administrator sets outreach.mailFrom."),
            _ => new("channel", "Messages are sms or email."),
        };
    }

    private static MessageNotTaken? Words(MessageDraft draft, int most)
    {
        var length = (draft.Text ?? "").Length;
        if (draft.Template is null)
        {
            return length == 0 ? new("text", "Write a text, or name an approved template.")
                : length > most ? new("text", $"Write at most {most:N0} characters.")
                : null;
        }

        return length == 0 ? null : new("text", "Send a text or a template, not both.");
    }

    private static MessageNotTaken? Subject(MessageDraft draft)
    {
        var subject = draft.Subject ?? "";
        if (draft.Template is null && subject.Length == 0)
        {
            return new("subject", "Write a subject.");
        }

        return subject.Length > MessageDraft.MaximumSubject || subject.Any(char.IsControl)
            ? new("subject", $"Write at most {MessageDraft.MaximumSubject:N0} characters, on one line.")
            : null;
    }

    private static MessageNotTaken? Missing(string? what, string problem) => what is null ? new(null, problem) : null;

    private static MessageNotTaken? Closed(LeadState lead) => MessageSteps.MayBeContacted(lead)
        ? null
        : new(null, $"A lead that is {LeadStatusText.Of(lead.Status)} is sent nothing.");
}
