using System.Globalization;
using LeadGrid.Compliance;
using LeadGrid.Edges;
using LeadGrid.Hosting;
using LeadGrid.Outreach;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Forms;

/// <summary>
/// Links of a message by which its person confirms what was agreed to (<c>/d</c>), or sees and withdraws it (<c>/p</c>). The signature
/// in the address is the only key; a GET changes nothing.
/// </summary>
internal static class WishesEndpoints
{
    private const long BodyLimit = 4 * 1024;
    private static readonly TimeSpan s_again = TimeSpan.FromSeconds(10);

    public static void MapWishes(this IEndpointRouteBuilder app)
    {
        var confirm = Link("/d/{token}");
        confirm.MapGet("", AskToConfirm);
        confirm.MapPost("", Confirm).WithMetadata(new RequestSizeLimit(BodyLimit));
        var preferences = Link("/p/{token}");
        preferences.MapGet("", Ask);
        preferences.MapPost("", Save).WithMetadata(new RequestSizeLimit(BodyLimit));

        RouteGroupBuilder Link(string pattern) => app.MapGroup(pattern)
            .AllowAnonymous()
            .DisableAntiforgery()
            .WithMetadata(new ContentPolicy(NonceItem: null))
            .ExcludeFromDescription();
    }

    private static ContentHttpResult AskToConfirm(string token, HttpRequest request, LinkTokens tokens) =>
        tokens.Read(LinkKind.Confirm, token) is null ? UnsubscribePage.Unknown() : WishesPages.AskToConfirm(WishesWords.For(request));

    private static async Task<ContentHttpResult> Confirm(string token, HttpRequest request, LinkTokens tokens, IGrainFactory grains) =>
        tokens.Read(LinkKind.Confirm, token) is { } messageId && await grains.GetGrain<IInboundGrain>(Workers.Any()).Confirm(messageId)
            ? WishesPages.Confirmed(WishesWords.For(request))
            : UnsubscribePage.Unknown();

    private static async Task<ContentHttpResult> Ask(string token, HttpContext http, LinkTokens tokens, VisitLimit limit, IGrainFactory grains)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (tokens.Read(LinkKind.Preferences, token) is not { } messageId)
        {
            return UnsubscribePage.Unknown();
        }

        if (limit.Take(messageId) is { } wait)
        {
            http.Response.Headers.RetryAfter = ((long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return PublicPage.Of(429, "Please wait", "<p>This page was asked for very often just now. Try again in a moment.</p>");
        }

        return await grains.GetGrain<IInboundGrain>(Workers.Any()).Permissions(messageId) is { } permissions
            ? WishesPages.Ask(WishesWords.For(http.Request), permissions)
            : UnsubscribePage.Unknown();
    }

    private static async Task<ContentHttpResult> Save(
        string token, HttpContext http, LinkTokens tokens, IGrainFactory grains, CancellationToken cancellation)
    {
        if (tokens.Read(LinkKind.Preferences, token) is not { } messageId || !http.Request.HasFormContentType)
        {
            return UnsubscribePage.Unknown();
        }

        var form = await http.Request.ReadFormAsync(cancellation);
        var everything = form.ContainsKey(WishesPages.Everything);

        // What was shown and came back without its tick. What was not shown, nobody has looked at.
        ContactChannel[] ended =
        [
            .. Enum.GetValues<ContactChannel>().Where(channel =>
                form[WishesPages.Shown].Contains(FormFilled.Name(channel)) && !form[WishesPages.Keep].Contains(FormFilled.Name(channel))),
        ];
        if (!everything && ended.Length == 0)
        {
            return WishesPages.Unchanged(WishesWords.For(http.Request));
        }

        try
        {
            return await grains.GetGrain<IInboundGrain>(Workers.Any()).Withdraw(messageId, everything ? [] : ended)
                ? WishesPages.Saved(WishesWords.For(http.Request), everything)
                : UnsubscribePage.Unknown();
        }
        catch (StillLeavingException)
        {
            http.Response.Headers.RetryAfter = ((int)s_again.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return UnsubscribePage.Leaving();
        }
    }
}
