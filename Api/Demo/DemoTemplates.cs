using LeadGrid.Compliance;
using LeadGrid.Outreach;

namespace LeadGrid.Demo;

/// <summary>Templates that are approved from the start: a reminder, and what the sequences that ship send.</summary>
internal static class DemoTemplates
{
    private const string Sender = "{{brokerName|LeadGrid Demo}}";

    public static readonly (string Id, TemplateDraft Draft)[] All =
    [
        ("first-text", new(ContactChannel.Sms, new TemplateContent
        {
            Name = "First text",
            Purpose = ContactPurpose.Marketing,
            Sender = Sender,
            Text = "Hi {{firstName|there}}, you asked us about {{campaignName|an offer}}. When is a good time to talk?",
            OptOut = "Reply STOP to opt out.",
        })),
        ("appointment-reminder", new(ContactChannel.Sms, new TemplateContent
        {
            Name = "Appointment reminder",
            Purpose = ContactPurpose.Appointment,
            Sender = Sender,
            Text = "Hi {{firstName|there}}, this is a reminder of our appointment on {{appointmentDay}} at {{appointmentTime}}. "
                + "Reply here if you need another time.",
        })),
        ("first-email", new(ContactChannel.Email, new TemplateContent
        {
            Name = "First e-mail",
            Purpose = ContactPurpose.Marketing,
            Sender = Sender,
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
        ("second-text", Text(
            "Second text", "Hi {{firstName|there}}, I tried to reach you about {{campaignName|your request}}. Shall I call you, or is a text better?")),
        ("missed-appointment-text", Text(
            "After a missed appointment", "Hi {{firstName|there}}, sorry that we missed each other today. Which day would suit you for another try?")),
        ("second-email", Mail(
            "Second e-mail", "A question about {{campaignName|your request}}",
            "I tried to call you and could not reach you. Two or three words are enough: when would a short call suit you?")),
        ("third-email", Mail(
            "Third e-mail", "What others ask first about {{campaignName|our offer}}",
            "Most people ask what it costs, how long it takes, and what happens if they change their mind. I will gladly tell you all three.")),
        ("fourth-email", Mail(
            "Fourth e-mail", "Still looking, {{firstName|there}}?",
            "If {{campaignName|your request}} is still on your list, answer this e-mail. If it is not, tell me, and I will not write again.")),
        ("last-email", Mail(
            "Last e-mail", "My last e-mail about {{campaignName|your request}}",
            "I have not heard from you, so this is my last e-mail. You find me under this address whenever you like.")),
        ("missed-appointment-email", Mail(
            "After a missed appointment", "Another time for our appointment?",
            "We missed each other. Answer with a day and a time, and I will call you then.")),
    ];

    private static TemplateDraft Text(string name, string words) => new(ContactChannel.Sms, new TemplateContent
    {
        Name = name,
        Purpose = ContactPurpose.Marketing,
        Sender = Sender,
        Text = words,
        OptOut = "Reply STOP to opt out.",
    });

    private static TemplateDraft Mail(string name, string subject, string words) => new(ContactChannel.Email, new TemplateContent
    {
        Name = name,
        Purpose = ContactPurpose.Marketing,
        Sender = Sender,
        Subject = subject,
        Text = $"Hello {{{{firstName|there}}}},\n\n{words}\n\n{Sender}\n",
    });
}
