namespace LeadGrid.Forms;

/// <summary>What a form's page says besides its own words, in one language.</summary>
internal sealed record PageWords(
    string Name, string Send, string Optional, string Choose, string Yes, string No, string Consent, string ConsentHint, string Privacy, string Problem,
    string Once, string Again, string Sent, string Busy, string Often, string Thanks, string ThanksText, string Confirm, string Closed, string ClosedText, string LeaveEmpty)
{
    private static readonly PageWords s_english = new(
        Name: "English",
        Send: "Send",
        Optional: "optional",
        Choose: "Please choose",
        Yes: "Yes",
        No: "No",
        Consent: "How may we contact you?",
        ConsentHint: "Tick what you agree to. You can send this form without ticking anything.",
        Privacy: "Privacy policy",
        Problem: "Please check these answers",
        Once: "That was very fast. Please look at your answers and press the button once more.",
        Again: "This page had been open for a long time, so here it is anew. Please look at it and press the button once more.",
        Sent: "We have your request already. If you have changed something, please press the button once more.",
        Busy: "We could not store your request just now. Nothing is lost: please press the button again in a moment.",
        Often: "Many forms were sent from your network just now. Nothing is lost: please press the button again in a moment.",
        Thanks: "Thank you",
        ThanksText: "We have your request.",
        Confirm: "We have sent you an e-mail. Please follow its link to confirm that you agree to e-mail.",
        Closed: "This form is closed",
        ClosedText: "It does not take requests at present.",
        LeaveEmpty: "Leave this empty");

    private static readonly PageWords s_spanish = new(
        Name: "Español",
        Send: "Enviar",
        Optional: "opcional",
        Choose: "Elija una opción",
        Yes: "Sí",
        No: "No",
        Consent: "¿Cómo podemos ponernos en contacto con usted?",
        ConsentHint: "Marque lo que acepta. Puede enviar este formulario sin marcar nada.",
        Privacy: "Política de privacidad",
        Problem: "Revise estas respuestas, por favor",
        Once: "Eso fue muy rápido. Revise sus respuestas y pulse el botón una vez más.",
        Again: "Esta página llevaba mucho tiempo abierta y se muestra de nuevo. Revísela y pulse el botón una vez más.",
        Sent: "Ya tenemos su solicitud. Si cambió algo, pulse el botón una vez más.",
        Busy: "No pudimos guardar su solicitud en este momento. No se perdió nada: pulse el botón de nuevo en un momento.",
        Often: "Se enviaron muchos formularios desde su red. No se perdió nada: pulse el botón de nuevo en un momento.",
        Thanks: "Gracias",
        ThanksText: "Tenemos su solicitud.",
        Confirm: "Le enviamos un correo. Siga su enlace para confirmar que acepta recibir correos.",
        Closed: "Este formulario está cerrado",
        ClosedText: "Por el momento no recibe solicitudes.",
        LeaveEmpty: "Deje esto vacío");

    public static PageWords Of(string? language) => language == "es" ? s_spanish : s_english;
}
