namespace LeadGrid.Access;

public enum UserRole
{
    Administrator,
    Broker,
}

/// <summary>Someone who signs in with a browser. The login is an e-mail address and is sealed at rest.</summary>
[GenerateSerializer, Immutable, Alias("user")]
public sealed record UserRecord
{
    /// <summary>The grain's key: a keyed hash of the normalised login (<see cref="IDirectoryGrain.UserKey"/>).</summary>
    [Id(0)] public required string Key { get; init; }
    [Id(1)] public required string Login { get; init; }
    [Id(2)] public required string Name { get; init; }
    [Id(3)] public required UserRole Role { get; init; }

    /// <summary>The broker this user works for; null for administrators.</summary>
    [Id(4)] public string? BrokerId { get; init; }
    [Id(5)] public string? PasswordHash { get; init; }

    /// <summary>Changes with the password and on sign-out everywhere: older cookies end.</summary>
    [Id(6)] public string SecurityStamp { get; init; } = "";
    [Id(7)] public int FailedSignIns { get; init; }
    [Id(8)] public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>Changes with every write; a write that carries an older one is refused.</summary>
    [Id(9)] public string Stamp { get; init; } = "";

    public override string ToString() => Unspoken.Of<UserRecord>();
}
