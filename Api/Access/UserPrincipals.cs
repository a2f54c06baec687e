using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LeadGrid.Access;

/// <summary>What goes into the cookie: keys and roles. Identity's own factory would put the login in.</summary>
internal sealed class UserPrincipals(IOptions<IdentityOptions> options) : IUserClaimsPrincipalFactory<SignedInUser>
{
    public Task<ClaimsPrincipal> CreateAsync(SignedInUser user)
    {
        var record = user.Record;
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme, LeadGridClaims.Name, roleType: null);
        identity.AddClaims([
            new Claim(LeadGridClaims.Subject, record.Key),
            new Claim(LeadGridClaims.Name, record.Name),
            new Claim(options.Value.ClaimsIdentity.SecurityStampClaimType, record.SecurityStamp),
            .. Rights(record),
        ]);
        return Task.FromResult(new ClaimsPrincipal(identity));
    }

    private static Claim[] Rights(UserRecord record) => record.Role switch
    {
        UserRole.Administrator => [new Claim(LeadGridClaims.Kind, nameof(ActorKind.Administrator))],
        UserRole.Broker => [
            new Claim(LeadGridClaims.Kind, nameof(ActorKind.Broker)),
            new Claim(LeadGridClaims.Party, record.BrokerId ?? throw new InvalidOperationException("A broker's user names no broker.")),
        ],
    };
}
