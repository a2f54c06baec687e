using LeadGrid.Access;
using LeadGrid.Intake;

namespace LeadGrid.Mailings;

/// <summary>What the operator wants of mailings: bands of shares (0 to 1) of those delivered.</summary>
[GenerateSerializer, Immutable, Alias("mailing-targets")]
public sealed record MailingTargets
{
    [Id(0)] public TargetBand Open { get; init; } = new(0.25m, 0.35m);
    [Id(1)] public TargetBand Reply { get; init; } = new(0.03m, 0.05m);
    [Id(2)] public TargetBand Show { get; init; } = new(0.08m, 0.10m);

    /// <summary>Counts up with every change.</summary>
    [Id(3)] public long Version { get; init; }
}

/// <param name="From">What is below misses the target.</param>
/// <param name="To">What is above exceeds it.</param>
[GenerateSerializer, Immutable, Alias("target-band")]
public sealed record TargetBand(
    [property: Id(0)] decimal From,
    [property: Id(1)] decimal To);

/// <summary>The targets of the whole deployment. One activation, key <see cref="Key"/>.</summary>
[Alias("mailing-targets-grain")]
public interface IMailingTargetsGrain : IGrainWithStringKey
{
    public const string Key = "targets";

    [Alias("get")]
    Task<MailingTargets> Get();

    /// <param name="expectedVersion">The version that the caller saw.</param>
    /// <exception cref="UnauthorizedAccessException">Administrators and the system only.</exception>
    [Alias("put")]
    Task<TargetsPut> Put(Actor actor, MailingTargets targets, long expectedVersion);
}

/// <param name="Targets">As they stand now.</param>
/// <param name="Changed">Somebody else has changed them: nothing was stored.</param>
/// <param name="Faults">Why nothing was stored; otherwise empty.</param>
[GenerateSerializer, Immutable, Alias("targets-put")]
public sealed record TargetsPut(
    [property: Id(0)] MailingTargets Targets,
    [property: Id(1)] bool Changed,
    [property: Id(2)] FieldFault[] Faults);
