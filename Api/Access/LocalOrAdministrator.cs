using System.Net;
using Microsoft.AspNetCore.Authorization;

namespace LeadGrid.Access;

/// <summary>Somebody on this machine, or an administrator.</summary>
internal sealed class LocalOrAdministrator : AuthorizationHandler<LocalOrAdministrator>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, LocalOrAdministrator requirement)
    {
        if (context.User.KindOrNull() == ActorKind.Administrator || (context.Resource is HttpContext http && IsLocal(http)))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    // A proxy on this machine makes all the world look local; it says so in a header.
    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For")
        && !context.Request.Headers.ContainsKey("Forwarded");
}
