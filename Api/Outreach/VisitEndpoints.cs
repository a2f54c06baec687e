using LeadGrid.Edges;
using LeadGrid.Hosting;

namespace LeadGrid.Outreach;

/// <summary>
/// Where links and pictures of our e-mails lead. No cookie is set, and no address of a network is looked at or kept; what a
/// changed token asks for does not exist, and leads nowhere.
/// </summary>
internal static class VisitEndpoints
{
    // GIF89a: one pixel, which is transparent.
    private static readonly byte[] s_pixel = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    // Sec-Purpose is the Fetch standard's; the others came before it.
    private static readonly string[] s_purposes = ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"];

    public static void MapVisits(this IEndpointRouteBuilder app)
    {
        Map("/c/{token}", Follow);
        Map("/o/{token}.gif", Show).WithMetadata(new ShownElsewhere());

        RouteHandlerBuilder Map(string pattern, Delegate handler) => app
            .MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], handler)
            .AllowAnonymous()
            .WithMetadata(new ContentPolicy(NonceItem: null))
            .ExcludeFromDescription();
    }

    private static async Task<IResult> Follow(string token, HttpContext http, LinkTokens tokens, VisitLimit limit, IGrainFactory grains)
    {
        Unremembered(http.Response);
        if (tokens.ReadClick(token) is not var (messageId, place))
        {
            return Unknown();
        }

        if (limit.Take(messageId) is { } wait)
        {
            return Problems.TooManyRequests(http, wait, "This link was followed very often just now.");
        }

        if (await grains.GetGrain<IInboundGrain>(Workers.Any()).Visit(Visit(http.Request, messageId, place)) is not { } target)
        {
            return Unknown();
        }

        // By hand: the framework's redirect writes the target into the log, and the target may name the person.
        http.Response.StatusCode = StatusCodes.Status302Found;
        http.Response.Headers.Location = target.AbsoluteUri;
        return Results.Empty;
    }

    private static async Task<IResult> Show(string token, HttpContext http, LinkTokens tokens, VisitLimit limit, IGrainFactory grains)
    {
        Unremembered(http.Response);
        if (tokens.Read(LinkKind.Open, token) is not { } messageId)
        {
            return Results.NotFound();
        }

        // Whoever asks too often gets the picture all the same, and so does a message that is gone.
        if (limit.Take(messageId) is null)
        {
            await grains.GetGrain<IInboundGrain>(Workers.Any()).Visit(Visit(http.Request, messageId, null));
        }

        return Results.Bytes(s_pixel, "image/gif");
    }

    private static MessageVisit Visit(HttpRequest request, Guid messageId, int? place)
    {
        var agent = request.Headers.UserAgent.ToString().Trim();
        return new MessageVisit(
            messageId, place, agent.Length <= MessageVisit.LongestAgent ? agent : agent[..MessageVisit.LongestAgent], HttpMethods.IsHead(request.Method) || IsPrefetch(request.Headers));
    }

    private static bool IsPrefetch(IHeaderDictionary headers) => s_purposes.Any(name =>
        headers[name].ToString() is var value
        && (value.StartsWith("prefetch", StringComparison.OrdinalIgnoreCase) || value.StartsWith("preview", StringComparison.OrdinalIgnoreCase)));

    private static void Unremembered(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Robots-Tag"] = "noindex";
    }

    private static IResult Unknown() => PublicPage.Of(
        404, "This link does not work", "<p>It may have been cut off when it was copied, or what it belonged to is gone. Open it from the e-mail itself.</p>");
}
