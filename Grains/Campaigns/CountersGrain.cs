using LeadGrid.Access;
using Orleans.Concurrency;

namespace LeadGrid.Campaigns;

[StatelessWorker, Reentrant]
internal sealed class CountersGrain(ICampaignQueries queries) : Grain, ICountersGrain
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    public async Task<CampaignCounters?> Of(Actor actor, string campaign, DateOnly from, DateOnly to)
    {
        if (actor.Kind is not (ActorKind.Administrator or ActorKind.System))
        {
            return null;
        }

        using var timeout = new CancellationTokenSource(Timeout);
        return await queries.Counters(campaign, from, to, timeout.Token);
    }
}
