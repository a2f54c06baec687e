using LeadGrid.Edges;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace LeadGrid.Access;

/// <summary>Says why somebody is not let in: a problem for machines, the sign-in page for a browser's address bar.</summary>
internal sealed class Refusals : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(
        RequestDelegate next,
        HttpContext context,
        AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
        {
            return next(context);
        }

        if (authorizeResult.Challenged && IsAddressBar(context.Request))
        {
            context.Response.Redirect("/");
            return Task.CompletedTask;
        }

        return authorizeResult.Challenged ? Challenge(context) : Forbid(context, authorizeResult);
    }

    private static Task Challenge(HttpContext context)
    {
        // RFC 9110, 11.6.1: a 401 names a scheme. This one makes no browser open a password box.
        context.Response.Headers.WWWAuthenticate = "ApiKey realm=\"leadgrid\"";
        var detail = context.Request.Headers.ContainsKey(ApiKeyHandler.Header)
            ? "This API key is malformed, unknown or revoked."
            : $"Sign in, or send an API key in the header {ApiKeyHandler.Header}.";
        return Problems.Unauthorized(detail).ExecuteAsync(context);
    }

    private static Task Forbid(HttpContext context, PolicyAuthorizationResult result)
    {
        var reasons = result.AuthorizationFailure?.FailureReasons.Select(reason => reason.Message) ?? [];
        return Problems.Forbidden(string.Join(' ', reasons)).ExecuteAsync(context);
    }

    private static bool IsAddressBar(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && !request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase)
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
