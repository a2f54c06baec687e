using System.Globalization;
using System.Security.Claims;

namespace LeadGrid.Access;

internal static class PrincipalExtensions
{
    /// <summary>Who asks, for the grains.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: the endpoint lacks a policy.</exception>
    public static Actor GetActor(this HttpContext context) =>
        context.User.AsActor() ?? throw new InvalidOperationException("Nobody is signed in here; the endpoint needs a policy.");

    /// <summary>What idempotency keys are scoped to: the API key's prefix, or the user.</summary>
    public static string GetKeyScope(this HttpContext context) =>
        context.User.FindFirstValue(LeadGridClaims.Subject)
        ?? throw new InvalidOperationException("Nobody is signed in here; the endpoint needs a policy.");

    public static Actor? AsActor(this ClaimsPrincipal principal) => principal.KindOrNull() is { } kind
        ? new Actor(
            kind,
            principal.FindFirstValue(LeadGridClaims.Party) ?? principal.FindFirstValue(LeadGridClaims.Subject) ?? "",
            principal.FindFirstValue(LeadGridClaims.Name) ?? "")
        : null;

    public static ActorKind? KindOrNull(this ClaimsPrincipal principal) =>
        principal.Identity is { IsAuthenticated: true } && principal.FindFirstValue(LeadGridClaims.Kind) is { } kind
            ? Enum.Parse<ActorKind>(kind)
            : null;

    public static bool HasScope(this ClaimsPrincipal principal, string scope) =>
        principal.HasClaim(LeadGridClaims.Scope, scope);

    /// <summary>Whether an API key is made for this campaign; staff are for all.</summary>
    public static bool MayPostTo(this ClaimsPrincipal principal, string campaign) =>
        principal.FindFirst(LeadGridClaims.Campaign) is null || principal.HasClaim(LeadGridClaims.Campaign, campaign);

    /// <summary>Requests a second that the API key may make; null for everyone else.</summary>
    public static int? RateOrNull(this ClaimsPrincipal principal) =>
        principal.FindFirstValue(LeadGridClaims.Rate) is { } rate
            ? int.Parse(rate, CultureInfo.InvariantCulture)
            : null;
}
