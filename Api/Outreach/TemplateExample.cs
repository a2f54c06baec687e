using LeadGrid.Compliance;

namespace LeadGrid.Outreach;

internal static class TemplateExample
{
    public static readonly TemplateDraft Draft = new(ContactChannel.Sms, new TemplateContent
    {
        Name = "First text",
        Purpose = ContactPurpose.Marketing,
        Sender = "{{brokerName|Demo Energy}}",
        Text = "Hi {{firstName|there}}, you asked about {{campaignName|an offer}}. When may we call you?",
        OptOut = "Reply STOP to opt out.",
    });
}
