using System.Security.Claims;
using LeadGrid.Access;

namespace LeadGrid.Feeds;

/// <summary>
/// Takes the actor from the principal's claims and believes them for as long as the cookie lasts; sign-in brings an
/// accessor that also asks the user's record.
/// </summary>
internal sealed class ClaimsActorAccessor : IActorAccessor
{
    public const string Kind = "leadgrid:kind";
    public const string Id = "leadgrid:id";
    public const string Name = "leadgrid:name";

    public Actor? From(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true }
        && Enum.TryParse<ActorKind>(user.FindFirstValue(Kind), ignoreCase: true, out var kind)
        && Enum.IsDefined(kind)
        && user.FindFirstValue(Id) is { Length: > 0 } id
            ? new Actor(kind, id, user.FindFirstValue(Name) ?? id)
            : null;

    public ValueTask<bool> StillHolds(ClaimsPrincipal user, CancellationToken cancel) => new(From(user) is not null);
}
