using LeadGrid.Compliance;
using LeadGrid.Outreach;

namespace LeadGrid.Unit.Outreach;

internal static class Drafts
{
    public static readonly TemplateDraft Text = new(ContactChannel.Sms, new TemplateContent
    {
        Name = "First text",
        Purpose = ContactPurpose.Marketing,
        Sender = "Anchor",
        Text = "Hi {{firstName|there}}, when may we call?",
    });

    public static readonly TemplateDraft Mail = new(ContactChannel.Email, new TemplateContent
    {
        Name = "First e-mail",
        Purpose = ContactPurpose.Marketing,
        Sender = "Anchor",
        Subject = "Your quote, {{firstName|friend}}",
        Text = "Hello {{firstName|there}}.",
        Html = "<html><body><p>Hello {{firstName|there}}.</p></body></html>",
    });

    public static TemplateDraft With(this TemplateDraft draft, Func<TemplateContent, TemplateContent> change) =>
        draft with { Content = change(draft.Content) };
}
