namespace LeadGrid.Feeds;

/// <summary>What this silo has learnt of other silos' deaths since it started.</summary>
internal sealed class SiloDeaths(ISiloStatusOracle silos, TimeProvider time)
    : ISiloStatusListener, ILifecycleParticipant<ISiloLifecycle>
{
    private long _count;
    private long _last = DateTimeOffset.MinValue.Ticks;

    public long Count => Interlocked.Read(ref _count);

    public DateTimeOffset Last => new(Interlocked.Read(ref _last), TimeSpan.Zero);

    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        if (status == SiloStatus.Dead)
        {
            Interlocked.Exchange(ref _last, time.GetUtcNow().Ticks);
            Interlocked.Increment(ref _count);
        }
    }

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe<SiloDeaths>(
        ServiceLifecycleStage.RuntimeGrainServices,
        _ =>
        {
            silos.SubscribeToSiloStatusEvents(this);
            return Task.CompletedTask;
        },
        _ =>
        {
            silos.UnSubscribeFromSiloStatusEvents(this);
            return Task.CompletedTask;
        });
}
