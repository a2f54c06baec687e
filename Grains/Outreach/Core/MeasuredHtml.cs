using System.Net;
using System.Text.RegularExpressions;

namespace LeadGrid.Outreach;

/// <summary>
/// The HTML of an e-mail whose links go by way of us. Everything but the addresses stays as it was written, character by
/// character: mail programs are touchy about HTML, and templates are made for that.
/// </summary>
internal static class MeasuredHtml
{
    /// <summary>Links that are measured; further ones stay as they are.</summary>
    public const int MaximumLinks = 100;
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline;

    // Comments first: what stands in them is no link.
    private static readonly Regex s_tag = new("""<!--.*?-->|<(?:a|area)\s(?:[^>"']|"[^"]*"|'[^']*')*>""", Linear);
    private static readonly Regex s_attribute = new("""(?<name>[^\s"'=<>/]+)\s*=\s*(?<value>"[^"]*"|'[^']*'|[^\s"'>]+)""", Linear);

    // What people follow to be left alone, or to read what becomes of their data, is nobody's to count.
    private static readonly string[] s_wishes = ["unsubscribe", "opt-out", "optout", "opt_out", "preference", "privacy"];

    /// <summary>Leads links by way of us.</summary>
    /// <param name="click">The address to put in the place of a link's, by its place among all.</param>
    /// <param name="isOwn">Whether an address is one of ours.</param>
    public static string Of(string html, Func<int, Uri> click, Func<Uri, bool> isOwn)
    {
        var place = -1;
        return s_tag.Replace(html, tag =>
        {
            if (Value(tag) is not { } value)
            {
                return tag.Value;
            }

            place++;
            return Address(value) is { } target && IsMeasured(target, place, isOwn)
                ? $"{tag.Value[..value.Index]}\"{WebUtility.HtmlEncode(click(place).AbsoluteUri)}\"{tag.Value[(value.Index + value.Length)..]}"
                : tag.Value;
        });
    }

    /// <summary>Adds a picture of one pixel at the end.</summary>
    public static string WithPicture(string html, Uri picture) =>
        MailFrame.AtEnd(html, $"<img src=\"{WebUtility.HtmlEncode(picture.AbsoluteUri)}\" width=\"1\" height=\"1\" alt=\"\" border=\"0\">");

    /// <returns>Where the link at that place leads; null: there is none that leads to a page.</returns>
    public static Uri? Target(string html, int place) => Links(html).ElementAtOrDefault(place);

    /// <returns>How many links are measured.</returns>
    public static int Count(string html, Func<Uri, bool> isOwn) =>
        Links(html).Where((target, place) => target is not null && IsMeasured(target, place, isOwn)).Count();

    private static IEnumerable<Uri?> Links(string html) => s_tag.Matches(html).Select(Value).OfType<Group>().Select(Address);

    private static bool IsMeasured(Uri target, int place, Func<Uri, bool> isOwn) =>
        place < MaximumLinks && !isOwn(target) && !s_wishes.Any(word => target.AbsoluteUri.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <returns>The value of <c>href</c> with its quotes, by its place in the tag; null where the tag is a comment or has none.</returns>
    private static Group? Value(Match tag) => tag.Value.StartsWith("<!", StringComparison.Ordinal)
        ? null
        : s_attribute.Matches(tag.Value)
            .FirstOrDefault(each => each.Groups["name"].Value.Equals("href", StringComparison.OrdinalIgnoreCase))
            ?.Groups["value"];

    /// <returns>Null where it leads to no page: mail, calls, places in the same letter, and what is no address.</returns>
    private static Uri? Address(Group value) =>
        Uri.TryCreate(WebUtility.HtmlDecode(value.Value.Trim('"', '\'')).Trim(), UriKind.Absolute, out var target) && target is { Scheme: "http" or "https" }
            ? target
            : null;
}
