using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Outreach;

/// <summary>Pages for people who are nobody's user: plain HTML, without scripts, and without a word about who they are.</summary>
internal static class UnsubscribePage
{
    /// <summary>The field that says how much is refused.</summary>
    public const string Reach = "reach";
    public const string Everything = "everything";

    public static ContentHttpResult Ask() => Page(200, "Stop these e-mails?", $"""
        <p>You will get no more marketing e-mail at the address to which this link was sent.</p>
        <form method="post">
          <input type="hidden" name="List-Unsubscribe" value="One-Click">
          <fieldset>
            <legend>What should stop?</legend>
            <label><input type="radio" name="{Reach}" value="email" checked> Marketing e-mail</label>
            <label><input type="radio" name="{Reach}" value="{Everything}"> Everything: e-mails, texts and calls</label>
          </fieldset>
          <button type="submit">Stop</button>
        </form>
        """);

    public static ContentHttpResult Done(bool everything) => Page(200, "Done", everything
        ? "<p>We will not contact you any more: no e-mail, no texts, no calls.</p>"
        : "<p>You will get no more marketing e-mail from us at this address.</p>");

    /// <summary>A machine tries again after this status; for a person it is done.</summary>
    public static ContentHttpResult Leaving() => Page(
        503, "Done", "<p>Your wish is stored. A message that left just before it may still reach you; after that, none will.</p>");

    public static ContentHttpResult Unknown() => Page(
        404, "This link does not work", "<p>It may have been cut off when it was copied. Open it from the e-mail itself, or answer that e-mail with the word STOP.</p>");

    // With the policy of all other answers (no-referrer) a browser posts the form from the origin "null", which is refused as foreign.
    private static ContentHttpResult Page(int status, string title, string content) => TypedResults.Content(
        $$"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="robots" content="noindex">
          <meta name="referrer" content="same-origin">
          <meta name="color-scheme" content="light dark">
          <title>{{title}}</title>
          <style>
            body { max-width: 34rem; margin: 12vh auto; padding: 0 1rem; font: 1.05rem/1.5 system-ui, sans-serif; }
            fieldset { margin: 1.5rem 0; padding: .75rem 1rem; }
            label { display: block; padding: .4rem 0; }
            button { min-height: 2.75rem; padding: 0 1.75rem; font: inherit; cursor: pointer; }
          </style>
        </head>
        <body>
          <main>
            <h1>{{title}}</h1>
            {{content}}
          </main>
        </body>
        </html>
        """,
        "text/html; charset=utf-8",
        statusCode: status);
}
