using LeadGrid.Compliance;

namespace LeadGrid.Forms;

/// <summary>What the pages about a person's wishes say, in one language.</summary>
/// <param name="Given">{0}: since when; {1}: for whom.</param>
internal sealed record WishesWords(
    string Language, string Title, string Introduction, string Legend, string Together, string Save, string Everything, string Saved, string Ended, string AllEnded,
    string Left, string Unchanged, string AsItWas, string Back, string Given, string NotAsked, string Waiting, string Refused,
    string ConfirmTitle, string ConfirmText, string Confirm, string NotYou, string Confirmed, string ConfirmedText, IReadOnlyDictionary<ContactChannel, string> Names)
{
    private static readonly WishesWords s_english = new(
        Language: "en",
        Title: "What you have permitted us",
        Introduction: "Untick what should end, and save. It holds for every number and address of yours that we know by this message.",
        Legend: "You may be contacted by",
        Together: "When texts end, calls that sell something end with them, as the law has it.",
        Save: "Save",
        Everything: "End everything",
        Saved: "Saved",
        Ended: "What you unticked has ended.",
        AllEnded: "We will not contact you any more: no e-mail, no texts, no calls.",
        Left: "See what is left",
        Unchanged: "Nothing has changed",
        AsItWas: "You left everything as it was.",
        Back: "Back",
        Given: "agreed to on {0}, for {1}",
        NotAsked: "you have said neither yes nor no",
        Waiting: "asked for on {0}, and not confirmed yet",
        Refused: "ended on {0}",
        ConfirmTitle: "Do you agree to our e-mail?",
        ConfirmText: "Somebody asked on a form for e-mail to the address to which this link was sent. If it was you, please confirm it.",
        Confirm: "Yes, I agree",
        NotYou: "If it was not you, close this page: without your word we send no marketing e-mail.",
        Confirmed: "Thank you",
        ConfirmedText: "You have agreed to our e-mail. Each one has a link by which you can end it.",
        Names: new Dictionary<ContactChannel, string>
        {
            [ContactChannel.Sms] = "Texts",
            [ContactChannel.Voice] = "Calls by a person",
            [ContactChannel.AiVoice] = "Calls with an artificial voice",
            [ContactChannel.Email] = "Marketing e-mail",
        });

    private static readonly WishesWords s_spanish = new(
        Language: "es",
        Title: "Lo que nos ha permitido",
        Introduction: "Desmarque lo que deba terminar y guarde. Vale para todos sus números y direcciones que conocemos por este mensaje.",
        Legend: "Pueden contactarle por",
        Together: "Cuando terminan los mensajes de texto, terminan con ellos las llamadas de venta, como dice la ley.",
        Save: "Guardar",
        Everything: "Terminar todo",
        Saved: "Guardado",
        Ended: "Lo que desmarcó ha terminado.",
        AllEnded: "No volveremos a contactarle: ni correos, ni mensajes, ni llamadas.",
        Left: "Ver lo que queda",
        Unchanged: "No ha cambiado nada",
        AsItWas: "Lo dejó todo como estaba.",
        Back: "Volver",
        Given: "aceptado el {0}, para {1}",
        NotAsked: "no ha dicho ni sí ni no",
        Waiting: "pedido el {0}, todavía sin confirmar",
        Refused: "terminado el {0}",
        ConfirmTitle: "¿Acepta nuestros correos?",
        ConfirmText: "Alguien pidió en un formulario recibir correos en la dirección a la que se envió este enlace. Si fue usted, confírmelo.",
        Confirm: "Sí, acepto",
        NotYou: "Si no fue usted, cierre esta página: sin su palabra no enviamos publicidad.",
        Confirmed: "Gracias",
        ConfirmedText: "Ha aceptado nuestros correos. Cada uno lleva un enlace para terminarlos.",
        Names: new Dictionary<ContactChannel, string>
        {
            [ContactChannel.Sms] = "Mensajes de texto",
            [ContactChannel.Voice] = "Llamadas de una persona",
            [ContactChannel.AiVoice] = "Llamadas con voz artificial",
            [ContactChannel.Email] = "Correos publicitarios",
        });

    /// <summary>By what the browser likes best of the two.</summary>
    public static WishesWords For(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.ToString().Split('-')[0]).FirstOrDefault(language => language is "en" or "es") == "es"
            ? s_spanish
            : s_english;
}
