using Microsoft.Extensions.Logging;
using Orleans.Streams.Core;

namespace LeadGrid.Log;

/// <summary>Keeps a digest of one shard of the log: what proves that a replay is the same as what was live, every event once and in
/// its order.</summary>
[GrainType(Type), ImplicitStreamSubscription(LogStream.Namespace)]
internal sealed class LogDigestGrain(
    ILogPages log, ILogLedger<IReadOnlyDictionary<DateOnly, LogDigest>> ledger, TimeProvider time, ILogger<LogDigestGrain> logger)
    : Grain, ILogConsumerGrain, IStreamSubscriptionObserver, IAsyncDisposable
{
    public const string Type = "log-digest";

    private LogConsumer<IReadOnlyDictionary<DateOnly, LogDigest>> _consumer = null!;

    private int Shard => LogShards.Parse(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _consumer = new(Shard, log, ledger, LogDigests.Of, time, logger);
        return Task.CompletedTask;
    }

    /// <summary>Orleans disposes of a grain when it has put it away.</summary>
    public ValueTask DisposeAsync() => _consumer.DisposeAsync();

    public async Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        await handleFactory.Create<LogSlice>().ResumeAsync(_consumer);

    public Task<LogMark> CatchUp() => _consumer.CatchUp();

    public Task Rebuild() => _consumer.Restart(stop => ledger.Erase(Shard, stop));

    public Task Rewind(LogMark to) => _consumer.Restart(stop => ledger.Rewind(Shard, to, LogDigests.Of, stop));
}
