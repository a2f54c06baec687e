using LeadGrid.Log;
using Microsoft.Extensions.Logging;
using Orleans.Streams.Core;

namespace LeadGrid.Campaigns;

/// <summary>Keeps the campaigns' counters of one shard of the log.</summary>
[GrainType(Type), ImplicitStreamSubscription(LogStream.Namespace)]
internal sealed class CampaignTallyGrain(
    ILogPages log, ILogLedger<IReadOnlyDictionary<TallyKey, long>> ledger, TimeProvider time, ILogger<CampaignTallyGrain> logger)
    : Grain, ILogConsumerGrain, IStreamSubscriptionObserver, IAsyncDisposable
{
    public const string Type = "campaign-tally";

    private LogConsumer<IReadOnlyDictionary<TallyKey, long>> _consumer = null!;

    private int Shard => LogShards.Parse(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _consumer = new(Shard, log, ledger, CampaignTally.Of, time, logger);
        return Task.CompletedTask;
    }

    /// <summary>Orleans disposes of a grain when it has put it away.</summary>
    public ValueTask DisposeAsync() => _consumer.DisposeAsync();

    public async Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        await handleFactory.Create<LogSlice>().ResumeAsync(_consumer);

    public Task<LogMark> CatchUp() => _consumer.CatchUp();

    public Task Rebuild() => _consumer.Restart(stop => ledger.Erase(Shard, stop));

    public Task Rewind(LogMark to) => _consumer.Restart(stop => ledger.Rewind(Shard, to, CampaignTally.Of, stop));
}
