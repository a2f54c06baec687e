using Microsoft.AspNetCore.Identity;

namespace LeadGrid.Access;

/// <summary>The password of logins that nobody has: looked at for as long as a real one, and never right.</summary>
internal sealed class DecoyPassword(IPasswordHasher<SignedInUser> hasher)
{
    private static readonly SignedInUser Nobody = new(new UserRecord
    {
        Key = "",
        Login = "",
        Name = "",
        Role = UserRole.Broker,
    });

    private readonly string hash = hasher.HashPassword(Nobody, Guid.NewGuid().ToString());

    public void Verify(string password) =>
        hasher.VerifyHashedPassword(Nobody, hash, password);
}
