using System.Security.Claims;
using LeadGrid.Access;

namespace LeadGrid.Feeds;

/// <summary>Who is behind a connection.</summary>
internal interface IActorAccessor
{
    /// <returns>Null for somebody who is not signed in.</returns>
    Actor? From(ClaimsPrincipal user);

    /// <summary>
    /// Asks again, every half minute of an open stream, since its principal was made when it began.
    /// </summary>
    /// <returns>False after a sign-out everywhere, a new password, a lock or a change of role.</returns>
    ValueTask<bool> StillHolds(ClaimsPrincipal user, CancellationToken cancel);
}
