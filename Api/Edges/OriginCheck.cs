using Microsoft.Extensions.Options;

namespace LeadGrid.Edges;

/// <summary>
/// Other sites' pages get nothing: no CORS header is ever sent, and what CORS does not cover (WebSockets, and requests
/// that change something) is refused when a browser names another origin.
/// </summary>
internal sealed class OriginCheck(RequestDelegate next, IOptions<EdgeOptions> options)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || !Matters(request) || IsOwn(request, origin)
            ? next(context)
            : Problems.Forbidden("Pages of another origin may not do this.", "foreign-origin").ExecuteAsync(context);
    }

    private static bool Matters(HttpRequest request) =>
        request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase)
        || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method));

    private bool IsOwn(HttpRequest request, string origin) =>
        string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
        || options.Value.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase);
}
