using Microsoft.AspNetCore.Authorization;

namespace LeadGrid.Access;

/// <summary>Names of the authorization policies. Which lead, broker or campaign is the grain's to decide.</summary>
internal static class Policies
{
    /// <summary>Posts leads: API keys with the scope <c>leads:write</c>, and administrators.</summary>
    public const string Sellers = "sellers";

    /// <summary>Reads posting specifications: any API key, and administrators.</summary>
    public const string SpecificationReaders = "specification-readers";

    /// <summary>Reads leads: API keys with the scope <c>leads:read</c>, brokers, administrators.</summary>
    public const string LeadReaders = "lead-readers";

    /// <summary>Ask whether somebody may be contacted: any API key, brokers, administrators.</summary>
    public const string PermitAskers = "permit-askers";

    /// <summary>Works leads: brokers and administrators.</summary>
    public const string Staff = "staff";
    public const string Administrators = "administrators";

    /// <summary>Reads metrics: programs on this machine, and administrators.</summary>
    public const string MetricsReaders = "metrics-readers";

    public static void Add(AuthorizationOptions options)
    {
        Add(Sellers, ApiScopes.WriteLeads, ActorKind.Seller, ActorKind.Administrator);
        Add(SpecificationReaders, null, ActorKind.Seller, ActorKind.Administrator);
        Add(LeadReaders, ApiScopes.ReadLeads, ActorKind.Seller, ActorKind.Broker, ActorKind.Administrator);
        Add(PermitAskers, null, ActorKind.Seller, ActorKind.Broker, ActorKind.Administrator);
        Add(Staff, null, ActorKind.Broker, ActorKind.Administrator);
        Add(Administrators, null, ActorKind.Administrator);
        options.AddPolicy(MetricsReaders, policy => policy.AddRequirements(new LocalOrAdministrator()));

        void Add(string name, string? scope, params ActorKind[] kinds) => options.AddPolicy(name, policy => policy
            .RequireAuthenticatedUser()
            .AddRequirements(new MayEnter(kinds, scope)));
    }
}

/// <param name="Kinds">Who may.</param>
/// <param name="Scope">What a seller's key needs besides.</param>
internal sealed record MayEnter(ActorKind[] Kinds, string? Scope) : IAuthorizationRequirement;

internal sealed class MayEnterHandler : AuthorizationHandler<MayEnter>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, MayEnter requirement)
    {
        var kind = context.User.KindOrNull();
        if (kind is null || !requirement.Kinds.Contains(kind.Value))
        {
            var who = string.Join(" and ", requirement.Kinds.Select(each => each switch
            {
                ActorKind.Administrator => "administrators",
                ActorKind.Broker => "brokers",
                ActorKind.Seller => "sellers' API keys",
                ActorKind.System => "LeadGrid itself",
            }));
            context.Fail(new AuthorizationFailureReason(this, $"This is for {who} only."));
        }
        else if (kind == ActorKind.Seller && requirement.Scope is { } scope && !context.User.HasScope(scope))
        {
            context.Fail(new AuthorizationFailureReason(this, $"This API key lacks the scope {scope}."));
        }
        else
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
