using System.Globalization;
using LeadGrid.Compliance;
using LeadGrid.Outreach;
using Microsoft.AspNetCore.Http.HttpResults;
using static LeadGrid.Forms.FormLayout;

namespace LeadGrid.Forms;

/// <summary>What a person sees who looks at, withdraws or confirms what was agreed to. Not a word of it says who it is.</summary>
internal static class WishesPages
{
    /// <summary>The boxes that are still ticked.</summary>
    public const string Keep = "keep";

    /// <summary>The boxes that there were.</summary>
    public const string Shown = "shown";

    /// <summary>The button that ends everything at once.</summary>
    public const string Everything = "everything";

    private static readonly (ContactChannel Channel, string Name)[] s_names =
    [
        (ContactChannel.Sms, "Texts"),
        (ContactChannel.Voice, "Calls by a person"),
        (ContactChannel.AiVoice, "Calls with an artificial voice"),
        (ContactChannel.Email, "Marketing e-mail"),
    ];

    public static ContentHttpResult Ask(Permission[] permissions) => PublicPage.Of(200, "What you have permitted us", $"""
        <p>Untick what should end, and save. It holds for every number and address of yours that we know by this message.</p>
        <form method="post">
          <fieldset>
            <legend>You may be contacted by</legend>
            {string.Concat(permissions.OrderBy(permission => permission.Channel).Select(Row))}
          </fieldset>
          <p>When texts end, calls that sell something end with them, as the law has it.</p>
          <button type="submit">Save</button>
          <button type="submit" name="{Everything}" value="1">End everything</button>
        </form>
        """);

    public static ContentHttpResult Saved(bool everything) => PublicPage.Of(200, "Saved", everything
        ? "<p>We will not contact you any more: no e-mail, no texts, no calls.</p>"
        : "<p>What you unticked has ended.</p><p><a href=\"\">See what is left</a></p>");

    public static ContentHttpResult Unchanged() => PublicPage.Of(200, "Nothing has changed", "<p>You left everything as it was.</p><p><a href=\"\">Back</a></p>");

    /// <summary>What only looks at links, as scanners do, sees a button and confirms nothing.</summary>
    public static ContentHttpResult AskToConfirm() => PublicPage.Of(200, "Do you agree to our e-mail?", """
        <p>Somebody asked on a form for e-mail to the address to which this link was sent. If it was you, please confirm it.</p>
        <form method="post"><button type="submit">Yes, I agree</button></form>
        <p>If it was not you, close this page: without your word we send no marketing e-mail.</p>
        """);

    public static ContentHttpResult Confirmed() => PublicPage.Of(
        200, "Thank you", "<p>You have agreed to our e-mail. Each one has a link by which you can end it.</p>");

    private static string Row(Permission permission)
    {
        var (value, name) = (FormFilled.Name(permission.Channel), s_names.Single(each => each.Channel == permission.Channel).Name);
        var (said, open) = permission.State switch
        {
            PermissionState.Given => ($"agreed to on {Day(permission.Since)}, for {Text(string.Join(", ", permission.Sellers))}", true),
            PermissionState.NotAsked => ("you have said neither yes nor no", true),
            PermissionState.Waiting => ($"asked for on {Day(permission.Since)}, and not confirmed yet", true),
            PermissionState.Refused => ($"ended on {Day(permission.Since)}", false),
        };
        return open
            ? $"""<label><input type="hidden" name="{Shown}" value="{value}"><input type="checkbox" name="{Keep}" value="{value}" checked> {name}: {said}</label>"""
            : $"<p>{name}: {said}</p>";
    }

    private static string Day(DateTimeOffset? at) => at?.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture) ?? "";
}
