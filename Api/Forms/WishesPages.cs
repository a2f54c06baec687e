using System.Globalization;
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

    public static ContentHttpResult Ask(WishesWords words, Permission[] permissions) => Page(words, words.Title, $"""
        <p>{words.Introduction}</p>
        <form method="post">
          <fieldset>
            <legend>{words.Legend}</legend>
            {string.Concat(permissions.OrderBy(permission => permission.Channel).Select(permission => Row(words, permission)))}
          </fieldset>
          <p>{words.Together}</p>
          <button type="submit">{words.Save}</button>
          <button type="submit" name="{Everything}" value="1">{words.Everything}</button>
        </form>
        """);

    public static ContentHttpResult Saved(WishesWords words, bool everything) => Page(
        words, words.Saved, everything ? $"<p>{words.AllEnded}</p>" : $"<p>{words.Ended}</p><p><a href=\"\">{words.Left}</a></p>");

    public static ContentHttpResult Unchanged(WishesWords words) =>
        Page(words, words.Unchanged, $"<p>{words.AsItWas}</p><p><a href=\"\">{words.Back}</a></p>");

    /// <summary>What only looks at links, as scanners do, sees a button and confirms nothing.</summary>
    public static ContentHttpResult AskToConfirm(WishesWords words) => Page(words, words.ConfirmTitle, $"""
        <p>{words.ConfirmText}</p>
        <form method="post"><button type="submit">{words.Confirm}</button></form>
        <p>{words.NotYou}</p>
        """);

    public static ContentHttpResult Confirmed(WishesWords words) => Page(words, words.Confirmed, $"<p>{words.ConfirmedText}</p>");

    private static ContentHttpResult Page(WishesWords words, string title, string content) => PublicPage.Of(200, title, content, words.Language);

    private static string Row(WishesWords words, Permission permission)
    {
        var (value, name, since) = (FormFilled.Name(permission.Channel), words.Names[permission.Channel], Day(words, permission.Since));
        var (said, open) = permission.State switch
        {
            PermissionState.Given => (Said(words.Given, since, Text(string.Join(", ", permission.Sellers))), true),
            PermissionState.NotAsked => (words.NotAsked, true),
            PermissionState.Waiting => (Said(words.Waiting, since), true),
            PermissionState.Refused => (Said(words.Refused, since), false),
        };
        return open
            ? $"""<label><input type="hidden" name="{Shown}" value="{value}"><input type="checkbox" name="{Keep}" value="{value}" checked> {name}: {said}</label>"""
            : $"<p>{name}: {said}</p>";
    }

    private static string Said(string pattern, params string[] what) => string.Format(CultureInfo.InvariantCulture, pattern, what);

    private static string Day(WishesWords words, DateTimeOffset? at) =>
        at?.ToString(words.Language == "es" ? "dd/MM/yyyy" : "MMMM d, yyyy", CultureInfo.InvariantCulture) ?? "";
}
