using LeadGrid.Edges;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace LeadGrid.Access;

/// <summary>
/// A browser sends its cookie along with whatever another site makes it send; the token it does not. So everything
/// but reading needs both. API keys are not sent by themselves and need none, nor does signing in, which uses no cookie.
/// </summary>
internal sealed class CsrfCheck(RequestDelegate next, IAntiforgery antiforgery)
{
    public const string Header = "X-CSRF-Token";

    public async Task InvokeAsync(HttpContext context)
    {
        if (NeedsToken(context) && !await antiforgery.IsRequestValidAsync(context))
        {
            await Problems.Forbidden(
                $"Send the csrfToken of GET /api/v1/session in the header {Header}.", "csrf").ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    private static bool NeedsToken(HttpContext context) =>
        context.User.Identity?.AuthenticationType == IdentityConstants.ApplicationScheme
        && !HttpMethods.IsGet(context.Request.Method)
        && !HttpMethods.IsHead(context.Request.Method)
        && !HttpMethods.IsOptions(context.Request.Method)
        && context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is null;
}
