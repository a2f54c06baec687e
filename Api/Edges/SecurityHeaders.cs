namespace LeadGrid.Edges;

/// <summary>What a browser may do with our answers: nothing from other origins, in no frame of theirs.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(
            static state =>
            {
                var context = (HttpContext)state;
                var headers = context.Response.Headers;
                headers.XContentTypeOptions = "nosniff";

                // The header knows no list: where there is one, browsers go by the policy's frame-ancestors.
                if (context.Features.Get<FramedBy>() is null)
                {
                    headers.XFrameOptions = "DENY";
                }

                headers["Referrer-Policy"] = "no-referrer";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Resource-Policy"] = context.GetEndpoint()?.Metadata.GetMetadata<ShownElsewhere>() is null ? "same-origin" : "cross-origin";
                headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
                if (headers.ContentSecurityPolicy.Count == 0)
                {
                    var own = context.GetEndpoint()?.Metadata.GetMetadata<ContentPolicy>();
                    headers.ContentSecurityPolicy = own is null ? Policy(context.Request) : own.For(context);
                }

                if (headers.CacheControl.Count == 0 && context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
                {
                    headers.CacheControl = "no-store";
                }

                return Task.CompletedTask;
            },
            context);
        return next(context);
    }

    /// <summary>Own scripts, styles and pictures, and the WebSocket, which older browsers do not count as 'self'.</summary>
    public static string Policy(HttpRequest request, string scripts = "'self'", string styles = "'self'", string fonts = "'self'") =>
        $"default-src 'none'; script-src {scripts}; style-src {styles}; img-src 'self' data: blob:; font-src {fonts}; "
        + $"connect-src 'self' {(request.IsHttps ? "wss" : "ws")}://{request.Host}; manifest-src 'self'; worker-src 'self'; frame-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
}
