namespace LeadGrid.Access;

/// <summary>A user at rest: login and name are sealed, everything else stands in <see cref="User"/>.</summary>
[GenerateSerializer, Alias("user-state")]
internal sealed class UserState
{
    /// <summary>With empty login and name; null where no such user was made.</summary>
    [Id(0)] public UserRecord? User { get; set; }
    [Id(1)] public byte[] Login { get; set; } = [];
    [Id(2)] public byte[] Name { get; set; } = [];
}
