using LeadGrid.Compliance;

namespace LeadGrid.Forms;

/// <summary>How it stands between a person and one way of contact.</summary>
public enum PermissionState
{
    /// <summary>The person agreed.</summary>
    Given,

    /// <summary>The person said neither yes nor no.</summary>
    NotAsked,

    /// <summary>The person agreed, and has yet to confirm it.</summary>
    Waiting,

    /// <summary>The person said no.</summary>
    Refused,
}

/// <summary>What a person has permitted of one way of contact.</summary>
/// <param name="Since">When it was agreed to first, asked for, or refused; null: never.</param>
/// <param name="Sellers">Who was agreed to.</param>
[GenerateSerializer, Immutable, Alias("permission")]
public sealed record Permission(
    [property: Id(0)] ContactChannel Channel,
    [property: Id(1)] PermissionState State,
    [property: Id(2)] DateTimeOffset? Since,
    [property: Id(3)] string[] Sellers);
