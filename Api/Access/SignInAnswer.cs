using System.Security.Claims;

namespace LeadGrid.Access;

/// <summary>What became of an attempt to sign in. A closed set.</summary>
internal abstract record SignInAnswer
{
    /// <summary>The login is unknown or the password is another: the two are not told apart.</summary>
    public sealed record Wrong : SignInAnswer;

    /// <summary>Too many attempts, by this address or at this login.</summary>
    public sealed record Wait(TimeSpan For) : SignInAnswer;

    public sealed record Welcome(UserRecord User, ClaimsPrincipal Principal) : SignInAnswer;
}
