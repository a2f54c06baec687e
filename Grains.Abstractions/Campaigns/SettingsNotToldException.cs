namespace LeadGrid.Campaigns;

/// <summary>
/// A change of settings is on disk, but not everyone who works by them could be told. Repeating the same call tells
/// them again; until then they work by what they knew.
/// </summary>
[GenerateSerializer, Alias("settings-not-told")]
public sealed class SettingsNotToldException(string message, Exception inner) : Exception(message, inner);
