using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace LeadGrid.Access;

/// <summary>
/// Holds a cookie against its user once a minute: a changed password or role takes effect by then. Identity's own
/// check also signs out of schemes that LeadGrid does not have.
/// </summary>
internal static class StampCheck
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    public static async Task Validate(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        if (context.Properties.IssuedUtc is { } issued && now - issued < Every)
        {
            return;
        }

        var user = await services.GetRequiredService<SignInManager<SignedInUser>>().ValidateSecurityStampAsync(context.Principal);
        if (user is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        var principals = services.GetRequiredService<IUserClaimsPrincipalFactory<SignedInUser>>();
        context.ReplacePrincipal(await principals.CreateAsync(user));
        context.ShouldRenew = true;
    }
}
