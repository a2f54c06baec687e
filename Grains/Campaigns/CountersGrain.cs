using LeadGrid.Access;
using Orleans.Concurrency;

namespace LeadGrid.Campaigns;

[StatelessWorker, Reentrant]
internal sealed class CountersGrain(ICampaignQueries queries) : Grain, ICountersGrain
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    public Task<CampaignCounters?> Of(Actor actor, string campaign, DateOnly from, DateOnly to) =>
        Ask(actor, stop => queries.Counters(campaign, from, to, stop));

    public Task<CampaignSpeed?> Speed(Actor actor, string campaign, DateOnly from, DateOnly to) =>
        Ask(actor, stop => queries.Speed(campaign, from, to, stop));

    private static async Task<T?> Ask<T>(Actor actor, Func<CancellationToken, Task<T>> query)
        where T : class
    {
        if (!actor.IsOperator())
        {
            return null;
        }

        using var timeout = new CancellationTokenSource(Timeout);
        return await query(timeout.Token);
    }
}
