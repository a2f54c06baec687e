using LeadGrid.Access;
using Orleans.Concurrency;

namespace LeadGrid.Campaigns;

/// <summary>One campaign, by its code.</summary>
[Alias("campaign-grain")]
public interface ICampaignGrain : IGrainWithStringKey
{
    /// <returns>The definition, or null where no such campaign was made.</returns>
    /// <remarks>Interleaves: a router reads it while <see cref="Put"/> waits for that router.</remarks>
    [Alias("get"), AlwaysInterleave]
    Task<CampaignDefinition?> Get();

    /// <summary>Creates or replaces the definition; the router has taken it up when the call returns.</summary>
    /// <returns>A problem in words for an administrator, or null when it is done.</returns>
    [Alias("put")]
    Task<SettingsAnswer> Put(Actor actor, CampaignDefinition next, long expectedVersion);
}

/// <summary>The answer to a change of settings.</summary>
/// <param name="Conflict">The settings were changed by someone else meanwhile: read again.</param>
/// <param name="Faults">What is wrong with the settings; empty when they were taken.</param>
/// <param name="Version">The version now stored.</param>
[GenerateSerializer, Immutable, Alias("settings-answer")]
public sealed record SettingsAnswer(
    [property: Id(0)] bool Conflict,
    [property: Id(1)] Intake.FieldFault[] Faults,
    [property: Id(2)] long Version);

/// <summary>The names of all campaigns and brokers. One activation, key <c>catalog</c>; a few thousand entries at most.</summary>
[Alias("catalog-grain")]
public interface ICatalogGrain : IGrainWithStringKey
{
    public const string Key = "catalog";

    [Alias("campaigns")]
    Task<string[]> Campaigns();

    [Alias("brokers")]
    Task<string[]> Brokers();

    [Alias("add-campaign")]
    Task AddCampaign(string code);

    [Alias("add-broker")]
    Task AddBroker(string brokerId);
}
