using LeadGrid.Access;
using LeadGrid.Leads;
using LeadGrid.Search;

namespace LeadGrid.Feeds;

/// <summary>The lead table of one view, read in pages of two, and no feed.</summary>
internal sealed class FakeCluster : IGridCluster, IQueryGrain
{
    public Dictionary<Guid, LeadRow> Table { get; } = [];

    public int FailuresToCome { get; set; }

    public IQueryGrain Query => this;

    public IFeedGrain Feed(string view) => throw new NotSupportedException();

    public IFeedObserver Reference(IFeedObserver observer) => observer;

    public void Release(IFeedObserver reference)
    {
    }

    public Task<int> Count(Actor actor, int limit) => FailuresToCome-- > 0
        ? Task.FromException<int>(new TimeoutException())
        : Task.FromResult(Table.Count);

    public Task<LeadPage> Search(Actor actor, LeadSearch search)
    {
        var after = search.Cursor is { } cursor ? Guid.Parse(cursor) : Guid.Empty;
        var page = Table.Values.Where(row => row.Id.CompareTo(after) > 0).OrderBy(row => row.Id).Take(2).ToArray();
        return Task.FromResult(new LeadPage(page, page.Length == 2 ? page[1].Id.ToString() : null));
    }
}
