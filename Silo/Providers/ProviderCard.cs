using LeadGrid.Compliance;

namespace LeadGrid.Providers;

/// <summary>What each adapter says of itself to the page that shows how providers are, configured or not.</summary>
/// <param name="Name">The adapter's.</param>
internal sealed record ProviderCard(string Name, ContactChannel Channel)
{
    /// <summary>Null: it is not configured.</summary>
    public ProviderHealth? Health { get; init; }

    public ProviderLimits? Limits { get; init; }

    /// <summary>Whether <c>Templates:SegmentPrice</c> is its price.</summary>
    public bool PaidBySegment { get; init; }

    /// <returns>Null: none is named.</returns>
    public static string? Fallback(string configured) => string.IsNullOrWhiteSpace(configured) ? null : configured.Trim();
}
