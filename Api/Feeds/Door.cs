using Microsoft.Extensions.Options;

namespace LeadGrid.Feeds;

/// <summary>
/// Who may open a connection at all. Browsers send the cookie with a WebSocket whichever page opens it, and no rule of
/// theirs keeps other pages from reading it: the Origin is the only guard.
/// </summary>
internal sealed class Door(IActorAccessor actors, IOptions<LiveGridOptions> options)
{
    public RequestDelegate Guard(RequestDelegate next) => context =>
    {
        if (!IsOurs(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        if (actors.From(context.User) is null)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        return next(context);
    };

    /// <summary>Programs send no Origin and no browser's cookie by accident; every browser sends one.</summary>
    private bool IsOurs(HttpRequest request)
    {
        var origins = request.Headers.Origin;
        if (origins.Count == 0)
        {
            return true;
        }

        // The scheme is not compared: before a proxy that ends TLS it differs, and the host is what tells sites apart.
        return origins is [{ } origin]
            && Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            && (string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
                || options.Value.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase));
    }
}
