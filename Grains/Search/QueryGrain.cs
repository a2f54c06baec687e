using LeadGrid.Access;
using LeadGrid.Privacy;
using Orleans.Concurrency;

namespace LeadGrid.Search;

[StatelessWorker, Reentrant]
internal sealed class QueryGrain(ILeadQueries queries, IKeyedHash hash) : Grain, IQueryGrain
{
    private const int MaximumLimit = 500;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    public async Task<LeadPage> Search(Actor actor, LeadSearch search)
    {
        var limit = Math.Clamp(search.Limit, 1, MaximumLimit);
        SearchCursor? after = null;
        if (search.Cursor is { } text)
        {
            after = SearchCursor.Parse(text, search.Sort)
                ?? throw new ArgumentException("The cursor is not one that this search gave out: use the page's own `next`, with the same sort.");
        }

        using var timeout = new CancellationTokenSource(Timeout);
        var filter = new LeadFilter(
            search,
            SearchKeys.Phone(search.Phone) is { } phone ? hash.Hash(HashPurpose.Phone, phone) : null,
            SearchKeys.Email(search.Email) is { } email ? hash.Hash(HashPurpose.Email, email) : null,
            SearchKeys.LastName(search.LastName) is { } name ? hash.Hash(HashPurpose.LastName, name) : null,
            SearchKeys.ExternalId(search.ExternalId) is { } external ? hash.Hash(HashPurpose.ExternalId, external) : null,
            after);
        var rows = await queries.Find(actor, filter, limit + 1, timeout.Token);
        return rows.Count > limit
            ? new LeadPage([.. rows.Take(limit)], SearchCursor.After(search.Sort, rows[limit - 1]).ToString())
            : new LeadPage([.. rows], null);
    }

    public async Task<int> Count(Actor actor, int limit)
    {
        using var timeout = new CancellationTokenSource(Timeout);
        return await queries.Count(actor, limit, timeout.Token);
    }
}
