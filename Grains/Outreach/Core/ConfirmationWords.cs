using LeadGrid.Forms;

namespace LeadGrid.Outreach;

/// <summary>What the one e-mail says that asks whether e-mail is agreed to. No offer stands in it: it is no marketing.</summary>
internal static class ConfirmationWords
{
    /// <param name="sender">In whose name; null: the letter says it itself.</param>
    public static MessageContent Of(string language, string? sender, Uri confirm, Uri preferences) => language == FormLanguages.Spanish
        ? new(
            $"""
            Alguien, probablemente usted, pidió en un formulario recibir correos{From(" de ", sender)} en esta dirección.

            Si fue usted, confírmelo aquí:
            {confirm.AbsoluteUri}

            Si no fue usted, no tiene que hacer nada: sin su confirmación no le enviaremos publicidad.
            Lo que nos ha permitido, y cómo retirarlo: {preferences.AbsoluteUri}
            """,
            "Confirme su dirección de correo")
        : new(
            $"""
            Somebody, most likely you, asked on a form for e-mail{From(" from ", sender)} to this address.

            If it was you, please confirm it here:
            {confirm.AbsoluteUri}

            If it was not, there is nothing to do: without your confirmation we send no marketing.
            What you have permitted us, and how to withdraw it: {preferences.AbsoluteUri}
            """,
            "Please confirm your e-mail address");

    private static string From(string word, string? sender) => sender is null ? "" : word + sender;
}
