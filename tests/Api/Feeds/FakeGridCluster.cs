using System.Collections.Concurrent;
using System.Globalization;
using LeadGrid.Access;
using LeadGrid.Leads;
using LeadGrid.Search;

namespace LeadGrid.Feeds;

/// <summary>A lead table and feeds in memory.</summary>
internal sealed class FakeGridCluster : IGridCluster, IQueryGrain
{
    private readonly ConcurrentDictionary<string, FakeFeed> _feeds = new();

    /// <summary>Newest last, as they are stored.</summary>
    public ConcurrentDictionary<Guid, LeadRow> Table { get; } = new();

    public IQueryGrain Query => this;

    public ConcurrentQueue<Actor> Searches { get; } = new();

    public FakeFeed this[string view] => _feeds.GetOrAdd(view, _ => new FakeFeed(view));

    public IFeedGrain Feed(string view) => this[view];

    public IFeedObserver Reference(IFeedObserver observer) => observer;

    public void Release(IFeedObserver reference)
    {
    }

    /// <summary>What a commit path does: the row is in the table before anyone is told.</summary>
    public void Commit(string view, params FeedDelta[] deltas)
    {
        foreach (var delta in deltas)
        {
            if (delta.Row is { } row)
            {
                Table[row.Id] = row;
            }
            else
            {
                Table.TryRemove(delta.LeadId, out _);
            }
        }

        foreach (var share in deltas.GroupBy(delta => FeedViews.FeedOf(view, delta.LeadId)))
        {
            this[share.Key].Tell([.. share]);
        }
    }

    public Task<int> Count(Actor actor, int limit) => Task.FromResult(Math.Min(limit, Seen(actor).Count()));

    public Task<LeadPage> Search(Actor actor, LeadSearch search)
    {
        Searches.Enqueue(actor);
        var skip = search.Cursor is { } cursor ? int.Parse(cursor, CultureInfo.InvariantCulture) : 0;
        var page = Seen(actor).OrderBy(row => row.Id).Skip(skip).Take(search.Limit).ToArray();
        var next = page.Length == search.Limit ? (skip + page.Length).ToString(CultureInfo.InvariantCulture) : null;
        return Task.FromResult(new LeadPage(page, next));
    }

    private IEnumerable<LeadRow> Seen(Actor actor) =>
        Table.Values.Where(row => actor.Kind == ActorKind.Administrator || row.BrokerId == actor.Id);
}
