using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Outreach;

/// <summary>What whoever opens the link of an e-mail sees.</summary>
internal static class UnsubscribePage
{
    /// <summary>The field that says how much is refused.</summary>
    public const string Reach = "reach";
    public const string Everything = "everything";

    /// <param name="preferences">The page on which the person sees and withdraws each permission by itself.</param>
    public static ContentHttpResult Ask(string preferences) => PublicPage.Of(200, "Stop these e-mails?", $"""
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
        <p><a href="{preferences}">See everything you have permitted us, and end it one by one</a></p>
        """);

    public static ContentHttpResult Done(bool everything) => PublicPage.Of(200, "Done", everything
        ? "<p>We will not contact you any more: no e-mail, no texts, no calls.</p>"
        : "<p>You will get no more marketing e-mail from us at this address.</p>");

    /// <summary>A machine tries again after this status; for a person it is done.</summary>
    public static ContentHttpResult Leaving() => PublicPage.Of(
        503, "Done", "<p>Your wish is stored. A message that left just before it may still reach you; after that, none will.</p>");

    public static ContentHttpResult Unknown() => PublicPage.Of(
        404, "This link does not work", "<p>It may have been cut off when it was copied. Open it from the e-mail itself, or answer that e-mail with the word STOP.</p>");
}
