using System.Security.Claims;
using LeadGrid.Access;
using Microsoft.AspNetCore.Identity;

namespace LeadGrid.Feeds;

/// <summary>Takes the actor from the session, and asks the user's record whether the session still holds.</summary>
internal sealed class SessionActors(IServiceScopeFactory scopes) : IActorAccessor
{
    public Actor? From(ClaimsPrincipal user) => user.AsActor();

    public async ValueTask<bool> StillHolds(ClaimsPrincipal user, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<SignedInUser>>();
        return await signIn.ValidateSecurityStampAsync(user) is not null;
    }
}
