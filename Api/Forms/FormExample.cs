using LeadGrid.Compliance;

namespace LeadGrid.Forms;

/// <summary>A form that says what it has to, in both languages: for the API's document and the demo.</summary>
internal static class FormExample
{
    private const string Condition = "Consent is not a condition of any purchase.";
    private const string Condicion = "El consentimiento no es condición para comprar nada.";

    public static readonly FormContent Content = Of("Get your free solar estimate", "Pida su presupuesto solar gratuito", ["Demo Energy"], []);

    /// <param name="own">The campaign's own fields, each with its labels.</param>
    public static FormContent Of(string heading, string spanish, string[] sellers, FormField[] own) => new()
    {
        Texts =
        [
            new FormTexts
            {
                Language = "en",
                Heading = heading,
                Introduction = "Two minutes, and no obligation.",
                Button = "Get my estimate",
                Thanks = "We have your request. Somebody will get back to you, in the ways that you have ticked.",
                Disclosures =
                [
                    new(ContactChannel.Sms, $"I agree that {{{{sellers}}}} may send me automated marketing texts at the number above. {Condition} Message and data rates may apply. Reply STOP to end them."),
                    new(ContactChannel.Voice, $"I agree that {{{{sellers}}}} may call me about offers at the number above. {Condition}"),
                    new(ContactChannel.AiVoice, $"I agree that {{{{sellers}}}} may call me with an artificial or prerecorded voice at the number above. {Condition}"),
                    new(ContactChannel.Email, "I agree that {{sellers}} may send me offers by e-mail."),
                ],
            },
            new FormTexts
            {
                Language = "es",
                Heading = spanish,
                Introduction = "Dos minutos y sin compromiso.",
                Button = "Pedir presupuesto",
                Thanks = "Tenemos su solicitud. Nos pondremos en contacto con usted por las vías que marcó.",
                Disclosures =
                [
                    new(ContactChannel.Sms, $"Acepto que {{{{sellers}}}} me envíe mensajes de texto publicitarios automatizados al número indicado. {Condicion} Responda STOP para terminarlos."),
                    new(ContactChannel.Voice, $"Acepto que {{{{sellers}}}} me llame al número indicado para hacerme ofertas. {Condicion}"),
                    new(ContactChannel.AiVoice, $"Acepto que {{{{sellers}}}} me llame al número indicado con una voz artificial o pregrabada. {Condicion}"),
                    new(ContactChannel.Email, "Acepto que {{sellers}} me envíe ofertas por correo electrónico."),
                ],
            },
        ],
        Fields =
        [
            new FormField { Name = "firstName", Required = true },
            new FormField { Name = "lastName", Required = true },
            new FormField { Name = "phone", Required = true },
            new FormField { Name = "email", Required = true },
            new FormField { Name = "address.zip", Required = true },
            new FormField { Name = "address.state", Required = true },
            .. own,
        ],
        Sellers = sellers,
        PrivacyUrl = "https://www.example.com/privacy",
    };
}
