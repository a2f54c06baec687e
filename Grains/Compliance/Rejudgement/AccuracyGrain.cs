using LeadGrid.Access;
using Orleans.Concurrency;

namespace LeadGrid.Compliance.Rejudgement;

[StatelessWorker, Reentrant]
internal sealed class AccuracyGrain(IAccuracyStore store) : Grain, IAccuracyGrain
{
    private const int MostDays = 400;
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(15);

    public async Task<AccuracyDay[]> Days(Actor actor, DateOnly from, DateOnly to)
    {
        actor.DemandOperator("read how accurate contacts were");
        using var timeout = new CancellationTokenSource(s_timeout);
        return await store.Days(from, to, MostDays, timeout.Token);
    }

    public async Task<AccuracyDay?> JudgeAgain(Actor actor, DateOnly day)
    {
        actor.DemandOperator("have a day judged again");
        using var timeout = new CancellationTokenSource(s_timeout);
        return await store.Again(day, timeout.Token);
    }
}
