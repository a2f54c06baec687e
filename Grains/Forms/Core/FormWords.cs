using LeadGrid.Compliance;

namespace LeadGrid.Forms;

/// <summary>LeadGrid's own words around a form's questions, in one language.</summary>
/// <param name="Labels">Of the standard fields.</param>
/// <param name="AnswerThis">To a question that was left out.</param>
/// <param name="MendThis">To an answer that cannot be taken, where its kind has no words of its own.</param>
/// <param name="NeedsPhone">To a box for texts or calls without a number.</param>
/// <param name="NotTaken">To what is no question's fault.</param>
internal sealed record FormWords(
    IReadOnlyDictionary<string, string> Labels,
    string AnswerThis,
    string MendThis,
    IReadOnlyDictionary<QuestionKind, string> Mend,
    string NeedsPhone,
    string NeedsEmail,
    string NotTaken,
    string NoCondition,
    IReadOnlyDictionary<ContactChannel, string> Agree)
{
    private static readonly FormWords s_english = new(
        new Dictionary<string, string>
        {
            ["firstName"] = "First name",
            ["lastName"] = "Last name",
            ["phone"] = "Phone number",
            ["email"] = "E-mail address",
            ["address.street"] = "Street and number",
            ["address.city"] = "City",
            ["address.state"] = "State",
            ["address.zip"] = "ZIP code",
        },
        "Please answer this.",
        "Please look at this answer again: it cannot be right, or is not what is asked for here.",
        new Dictionary<QuestionKind, string>
        {
            [QuestionKind.Phone] = "Please enter a phone number with its area code, such as 212 555 0123.",
            [QuestionKind.Email] = "Please enter an e-mail address, such as name@example.com.",
            [QuestionKind.Zip] = "Please enter a ZIP code of five digits, such as 48116.",
            [QuestionKind.Number] = "Please enter a number that is possible here, such as 120.",
            [QuestionKind.Date] = "Please enter a date that is possible here.",
        },
        "You ticked a box for texts or calls: please enter the number for them, or untick it.",
        "You ticked the box for e-mail: please enter an address for it, or untick it.",
        "We cannot take this request as it is. Please check your answers.",
        "Consent is not a condition of any purchase.",
        new Dictionary<ContactChannel, string>
        {
            [ContactChannel.Sms] = "I agree that {{sellers}} may send me automated marketing texts at the number above.",
            [ContactChannel.Voice] = "I agree that {{sellers}} may call me about offers at the number above.",
            [ContactChannel.AiVoice] = "I agree that {{sellers}} may call me with an artificial or prerecorded voice at the number above.",
            [ContactChannel.Email] = "I agree that {{sellers}} may send me offers by e-mail.",
        });

    private static readonly FormWords s_spanish = new(
        new Dictionary<string, string>
        {
            ["firstName"] = "Nombre",
            ["lastName"] = "Apellidos",
            ["phone"] = "Número de teléfono",
            ["email"] = "Correo electrónico",
            ["address.street"] = "Calle y número",
            ["address.city"] = "Ciudad",
            ["address.state"] = "Estado",
            ["address.zip"] = "Código postal (ZIP)",
        },
        "Responda a esta pregunta, por favor.",
        "Revise esta respuesta, por favor: no puede ser correcta o no es lo que se pide aquí.",
        new Dictionary<QuestionKind, string>
        {
            [QuestionKind.Phone] = "Escriba un número de teléfono con su código de área, por ejemplo 212 555 0123.",
            [QuestionKind.Email] = "Escriba una dirección de correo, por ejemplo nombre@example.com.",
            [QuestionKind.Zip] = "Escriba un código postal de cinco cifras, por ejemplo 48116.",
            [QuestionKind.Number] = "Escriba un número posible aquí, por ejemplo 120.",
            [QuestionKind.Date] = "Escriba una fecha posible aquí.",
        },
        "Marcó una casilla para mensajes o llamadas: escriba el número para ello o desmárquela.",
        "Marcó la casilla del correo electrónico: escriba una dirección para ello o desmárquela.",
        "No podemos aceptar esta solicitud tal como está. Revise sus respuestas, por favor.",
        "El consentimiento no es condición para comprar nada.",
        new Dictionary<ContactChannel, string>
        {
            [ContactChannel.Sms] = "Acepto que {{sellers}} me envíe mensajes de texto publicitarios automatizados al número indicado.",
            [ContactChannel.Voice] = "Acepto que {{sellers}} me llame al número indicado para hacerme ofertas.",
            [ContactChannel.AiVoice] = "Acepto que {{sellers}} me llame al número indicado con una voz artificial o pregrabada.",
            [ContactChannel.Email] = "Acepto que {{sellers}} me envíe ofertas por correo electrónico.",
        });

    public static FormWords Of(string language) => language == FormLanguages.Spanish ? s_spanish : s_english;

    /// <summary>A whole disclosure that says what it has to.</summary>
    public string Disclosure(ContactChannel channel) => channel == ContactChannel.Email ? Agree[channel] : $"{Agree[channel]} {NoCondition}";
}
