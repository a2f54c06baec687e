using LeadGrid.Compliance;
using LeadGrid.Outreach;

namespace LeadGrid.Demo;

/// <summary>Three templates that are approved from the start: a first text, a reminder, a first e-mail.</summary>
internal static class DemoTemplates
{
    public static readonly (string Id, TemplateDraft Draft)[] All =
    [
        ("first-text", new(ContactChannel.Sms, new TemplateContent
        {
            Name = "First text",
            Purpose = ContactPurpose.Marketing,
            Sender = "{{brokerName|LeadGrid Demo}}",
            Text = "Hi {{firstName|there}}, you asked us about {{campaignName|an offer}}. When is a good time to talk?",
            OptOut = "Reply STOP to opt out.",
        })),
        ("appointment-reminder", new(ContactChannel.Sms, new TemplateContent
        {
            Name = "Appointment reminder",
            Purpose = ContactPurpose.Appointment,
            Sender = "{{brokerName|LeadGrid Demo}}",
            Text = "Hi {{firstName|there}}, this is a reminder of our appointment on {{appointmentDay}} at {{appointmentTime}}. "
                + "Reply here if you need another time.",
        })),
        ("first-email", new(ContactChannel.Email, new TemplateContent
        {
            Name = "First e-mail",
            Purpose = ContactPurpose.Marketing,
            Sender = "{{brokerName|LeadGrid Demo}}",
            Subject = "Your request about {{campaignName|our offer}}",
            Text = """
                Hello {{firstName|there}},

                thank you for asking about {{campaignName|our offer}}. I would like to hear what you have in mind: answer
                this e-mail with a time that suits you, and I will call you then.

                {{brokerName|Your LeadGrid Demo team}}
                """,
            Html = """
                <p>Hello {{firstName|there}},</p>
                <p>thank you for asking about {{campaignName|our offer}}. I would like to hear what you have in mind: answer
                this e-mail with a time that suits you, and I will call you then.</p>
                <p>{{brokerName|Your LeadGrid Demo team}}</p>
                """,
        })),
    ];
}
