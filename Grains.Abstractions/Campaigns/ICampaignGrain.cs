using LeadGrid.Access;
using Orleans.Concurrency;

namespace LeadGrid.Campaigns;

/// <summary>One campaign, by its code.</summary>
[Alias("campaign-grain")]
public interface ICampaignGrain : IGrainWithStringKey
{
    /// <summary>Answered also while a change is under way, since routers that are told of it ask at once.</summary>
    /// <returns>The definition, or null where no such campaign was made.</returns>
    [Alias("get"), AlwaysInterleave]
    Task<CampaignDefinition?> Get();

    /// <summary>
    /// Creates (expected version 0) or replaces the definition; the router has taken it up when the call returns.
    /// Repeating a call that was stored already tells the router again and changes nothing.
    /// </summary>
    /// <exception cref="SettingsNotToldException">Stored, but not everyone could be told: repeat the call.</exception>
    /// <exception cref="UnauthorizedAccessException">Administrators and the system only.</exception>
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
