namespace LeadGrid.Access;

/// <summary>How many wrong passwords a login has left: five, and then none for 15 minutes.</summary>
internal readonly record struct SignInAllowance(int Taken, DateTimeOffset? LockedUntil)
{
    public const int Attempts = 5;
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    /// <returns>How long the login is still locked, or null; and what is left afterwards.</returns>
    /// <remarks>The fifth attempt is still looked at, and locks the login unless it succeeds.</remarks>
    public (TimeSpan? Wait, SignInAllowance Left) Take(DateTimeOffset now)
    {
        if (LockedUntil is { } until && until > now)
        {
            return (until - now, this);
        }

        var taken = (LockedUntil is null ? Taken : 0) + 1;
        return (null, new SignInAllowance(taken, taken < Attempts ? null : now + LockedFor));
    }
}
