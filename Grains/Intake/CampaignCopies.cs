using LeadGrid.Campaigns;
using LeadGrid.Routing;

namespace LeadGrid.Intake;

/// <summary>
/// A worker's copies of campaign settings, so that a post costs no call to another silo for them. A copy may be up to
/// <see cref="Lifetime"/> old: the router, which is told of every change, refuses leads that were judged by another version.
/// </summary>
internal sealed class CampaignCopies(IGrainFactory grains, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);

    /// <summary>Far more than one operator has; reached only by posts to made-up codes.</summary>
    private const int Maximum = 1_000;

    private readonly Dictionary<string, Copy> _copies = [];

    internal sealed record Copy(CampaignDefinition? Definition, IRouterGrain Router, long ReadAt);

    public async ValueTask<Copy> Get(string campaign)
    {
        if (_copies.TryGetValue(campaign, out var known) && time.GetElapsedTime(known.ReadAt) < Lifetime)
        {
            return known;
        }

        var readAt = time.GetTimestamp();
        var definition = await grains.GetGrain<ICampaignGrain>(campaign).Get();
        var copy = new Copy(definition, known?.Router ?? grains.GetGrain<IRouterGrain>(campaign), readAt);
        if (_copies.Count >= Maximum)
        {
            _copies.Clear();
        }

        return _copies[campaign] = copy;
    }

    public void Forget(string campaign) => _copies.Remove(campaign);
}
