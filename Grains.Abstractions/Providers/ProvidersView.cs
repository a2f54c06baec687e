namespace LeadGrid.Providers;

/// <param name="Silos">Those that live, and those of which nobody knows yet that they do not.</param>
/// <param name="Outbox">Null: the database did not answer in time.</param>
[GenerateSerializer, Immutable, Alias("providers-view")]
public sealed record ProvidersView(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] SiloReport[] Silos,
    [property: Id(2)] OutboxDepth? Outbox);

/// <summary>One silo's word on its providers.</summary>
/// <param name="Name">The silo's, in Kubernetes its pod's.</param>
/// <param name="Providers">Null: the silo did not answer within two seconds.</param>
[GenerateSerializer, Immutable, Alias("silo-report")]
public sealed record SiloReport(
    [property: Id(0)] string Name,
    [property: Id(1)] string Address,
    [property: Id(2)] ProviderReport[]? Providers);

/// <summary>What is to leave and has not.</summary>
/// <param name="Due">Effects that could be carried out now, counted up to <see cref="Most"/>.</param>
/// <param name="Oldest">For how long the oldest of them has been due; zero: none is.</param>
[GenerateSerializer, Immutable, Alias("outbox-depth")]
public sealed record OutboxDepth([property: Id(0)] long Due, [property: Id(1)] TimeSpan Oldest)
{
    public const int Most = 10_000;
}
