using LeadGrid.Compliance;
using LeadGrid.Edges;
using LeadGrid.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Outreach;

/// <summary>
/// The link in every marketing e-mail (RFC 8058). Mail programs POST to it without a cookie; people open it, and are shown a
/// button: what only looks at links, as scanners do, refuses nothing. The signature in the address is the only key it needs.
/// </summary>
internal static class UnsubscribeEndpoints
{
    private const long BodyLimit = 4 * 1024;
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);

    public static void MapUnsubscribe(this IEndpointRouteBuilder app)
    {
        var link = app.MapGroup("/u/{token}")
            .AllowAnonymous()
            .DisableAntiforgery()
            .WithMetadata(new ContentPolicy(NonceItem: null))
            .ExcludeFromDescription();
        link.MapGet("", Show);
        link.MapPost("", Refuse).WithMetadata(new RequestSizeLimit(BodyLimit));
    }

    private static ContentHttpResult Show(string token, LinkTokens tokens) =>
        tokens.Read(LinkKind.Unsubscribe, token) is { } messageId
            ? UnsubscribePage.Ask($"/p/{tokens.Make(LinkKind.Preferences, messageId)}")
            : UnsubscribePage.Unknown();

    private static async Task<ContentHttpResult> Refuse(
        string token, HttpContext http, LinkTokens tokens, IGrainFactory grains, CancellationToken cancellation)
    {
        if (tokens.Read(LinkKind.Unsubscribe, token) is not { } messageId)
        {
            return UnsubscribePage.Unknown();
        }

        // Whatever the body says, it is a refusal; only its reach may be wider.
        var everything = http.Request.HasFormContentType
            && (await http.Request.ReadFormAsync(cancellation))[UnsubscribePage.Reach] == UnsubscribePage.Everything;
        ContactChannel[] channels = everything ? [] : [ContactChannel.Email];
        try
        {
            await grains.GetGrain<IInboundGrain>(Workers.Any()).Refuse(new InboundRefusal(RefusalWay.Link, messageId, null, null, channels));
        }
        catch (StillLeavingException)
        {
            http.Response.Headers.RetryAfter = ((int)Again.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
            return UnsubscribePage.Leaving();
        }

        return UnsubscribePage.Done(everything);
    }
}
