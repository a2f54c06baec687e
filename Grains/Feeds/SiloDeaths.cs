namespace LeadGrid.Feeds;

/// <summary>How many deaths of silos this silo has learnt of since it started.</summary>
internal sealed class SiloDeaths(ISiloStatusOracle silos) : ISiloStatusListener, ILifecycleParticipant<ISiloLifecycle>
{
    private long _count;

    public long Count => Interlocked.Read(ref _count);

    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        if (status == SiloStatus.Dead)
        {
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
