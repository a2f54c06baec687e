using System.Collections.Concurrent;
using LeadGrid.Access;
using LeadGrid.Leads;
using LeadGrid.Search;

namespace LeadGrid.Feeds;

/// <summary>The cluster's feeds, and a lead table in memory.</summary>
internal sealed class Table(IGrainFactory grains) : IGridCluster, IQueryGrain
{
    private readonly GridCluster _cluster = new(grains);

    public ConcurrentDictionary<Guid, LeadRow> Rows { get; } = new();

    public IQueryGrain Query => this;

    public IFeedGrain Feed(string view) => _cluster.Feed(view);

    public IFeedObserver Reference(IFeedObserver observer) => _cluster.Reference(observer);

    public void Release(IFeedObserver reference) => _cluster.Release(reference);

    public Task<int> Count(Actor actor, int limit) => Task.FromResult(Rows.Count);

    public Task<LeadPage> Search(Actor actor, LeadSearch search) => Task.FromResult(new LeadPage([.. Rows.Values], null));
}
