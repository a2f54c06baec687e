using LeadGrid.Hosting;
using LeadGrid.Search;

namespace LeadGrid.Feeds;

/// <summary>What the live grid needs of the cluster.</summary>
internal interface IGridCluster
{
    IQueryGrain Query { get; }

    IFeedGrain Feed(string view);

    /// <summary>Makes an observer callable. The caller keeps the observer alive: the runtime holds it weakly.</summary>
    IFeedObserver Reference(IFeedObserver observer);

    void Release(IFeedObserver reference);
}

/// <summary>By Orleans, as a client or from within a silo.</summary>
internal sealed class GridCluster(IGrainFactory grains) : IGridCluster
{
    public IQueryGrain Query => grains.GetGrain<IQueryGrain>(Workers.Any());

    public IFeedGrain Feed(string view) => grains.GetGrain<IFeedGrain>(view);

    public IFeedObserver Reference(IFeedObserver observer) => grains.CreateObjectReference<IFeedObserver>(observer);

    public void Release(IFeedObserver reference) => grains.DeleteObjectReference<IFeedObserver>(reference);
}
