namespace LeadGrid.Routing;

/// <summary>
/// Another activation has become the campaign's router since: this one may have slept through a change of settings, and
/// decides no more.
/// </summary>
internal sealed class SupersededException(string campaign) : Exception($"Another router of campaign {campaign} has taken over.");
