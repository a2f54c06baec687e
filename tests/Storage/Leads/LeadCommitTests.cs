using LeadGrid.Access;
using LeadGrid.Leads;
using LeadGrid.Routing;
using LeadGrid.Search;
using LeadGrid.Storage.Search;
using LeadGrid.Testing;
using Orleans.Storage;

namespace LeadGrid.Storage.Leads;

public sealed class LeadCommitTests(PostgresFixture postgres)
{
    private static readonly Actor Broker = new(ActorKind.Broker, "a", "Broker a");
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 16, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task State_events_due_work_and_outbox_are_one_transaction_and_a_stale_version_writes_none_of_them()
    {
        await using var store = await LeadStore.Create(postgres);
        var (first, second) = (await Load(store), await Load(store, known: true));
        await Execute(first, new AddNote("Prefers mornings"), [new LeadGrid.Leads.DueWork(DueWorkKind.RouteWaiting, Now, 3)], [new OutboxEntry("sms", "once", "{}", "Hello")]);
        Assert.Equal(3, first.State!.Version);
        await Assert.ThrowsAsync<InconsistentStateException>(() =>
            Execute(second, new Lose("dear", "Too dear"), [new LeadGrid.Leads.DueWork(DueWorkKind.RouteWaiting, Now.AddDays(1), 9)], [new OutboxEntry("sms", "twice", "{}", null)]));
        Assert.Equal(2, second.State!.Version);
        Assert.Equal(3L, await store.Ask<long>("SELECT version FROM lead"));
        Assert.Equal(3L, await store.Ask<long>("SELECT count(*) FROM lead_event"));
        Assert.Equal(3L, await store.Ask<long>("SELECT version FROM due_work"));
        Assert.Equal("once", await store.Ask<string>("SELECT string_agg(idempotency_key, ',') FROM outbox"));
        Assert.Equal(1, await store.Ask<int>("SELECT open_used FROM broker_used"));

        await second.LoadAsync(CancellationToken.None);
        await Execute(second, new Lose("dear", "Too dear"));
        Assert.Equal(0, await store.Ask<int>("SELECT open_used FROM broker_used"));
        await first.LoadAsync(CancellationToken.None);
        Assert.Equal((LeadStatus.Lost, "dear", "Ada"), (first.State!.Status, first.State.Personal!.Reason, first.State.Personal.FirstName));
    }

    [Fact]
    public async Task The_log_is_paged_newest_first_and_its_texts_are_opened()
    {
        await using var store = await LeadStore.Create(postgres);
        var commit = await Load(store);
        for (var i = 0; i < 5; i++)
        {
            await Execute(commit, new AddNote($"Note {i}"));
        }

        var log = new LeadLog(store.Leads, store.Vault);
        var seen = new List<LeadEvent>();
        string? before = null;
        do
        {
            (var page, before) = await log.Read(commit.State!, before, 3, CancellationToken.None);
            Assert.InRange(page.Count, 1, 3);
            seen.AddRange(page);
        }
        while (before is not null);
        Assert.Equal([7L, 6, 5, 4, 3, 2, 1], seen.Select(e => e.Version));
        Assert.Equal(["Note 4", "Note 3", "Note 2", "Note 1", "Note 0", null, null], seen.Select(e => e.Text));
        foreach (var nonsense in new[] { "", "7", "a-b", "-1-2", "1-2-3" })
        {
            await Assert.ThrowsAsync<FormatException>(() => log.Read(commit.State!, nonsense, 3, CancellationToken.None));
        }
    }

    [Fact]
    public async Task Lists_show_an_actor_its_own_and_page_over_ties()
    {
        await using var store = await LeadStore.Create(postgres);
        var settings = LeadStore.Settings("solar", LeadStore.Broker("a"), LeadStore.Broker("b"));
        await store.Commit(settings, await Task.WhenAll(Enumerable.Range(0, 20).Select(i => store.Lead($"p{i}", score: i % 2 * 10, seller: i < 5 ? "acme" : "zeta"))));
        var queries = new LeadQueries(store.Leads, store.Vault);
        var admin = new Actor(ActorKind.Administrator, "u", "Staff");
        foreach (var sort in Enum.GetValues<LeadSort>())
        {
            var seen = new List<LeadRow>();
            while (true)
            {
                var after = seen.Count == 0 ? null : SearchCursor.After(sort, seen[^1]);
                var page = await Find(admin, new() { Sort = sort }, after, 7);
                seen.AddRange(page);
                if (page.Count < 7)
                {
                    break;
                }
            }

            Assert.Equal(20, seen.DistinctBy(l => l.Id).Count());
            Assert.Equal(20, seen.Count);
        }

        Assert.All(await Find(Broker, new()), l => Assert.Equal("a", l.BrokerId));
        Assert.Equal(10, await queries.Count(Broker, 100, CancellationToken.None));
        Assert.Equal(7, await queries.Count(admin, 7, CancellationToken.None));
        Assert.Equal(5, (await Find(new(ActorKind.Seller, "acme", "Acme"), new())).Count);
        Assert.Empty(await Find(Broker, new() { Brokers = ["b"] }));
        Assert.Equal(10, (await Find(admin, new() { Brokers = ["b"] })).Count);
        Assert.Equal(10, (await Find(admin, new() { ScoreFrom = 1 })).Count);
        Assert.Equal(10, (await Find(admin, new() { ScoreTo = 9 })).Count);
        Assert.Equal(20, (await Find(admin, new() { Campaigns = ["solar", "roof"], Statuses = [LeadStatus.Assigned], States = ["nj"] })).Count);
        Assert.Empty(await Find(admin, new() { Campaigns = ["roof"] }));
        Assert.Empty(await Find(admin, new() { Statuses = [LeadStatus.Won] }));
        Assert.Empty(await Find(admin, new() { States = ["NY"] }));
        var received = new DateTimeOffset(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);
        Assert.Equal(20, (await Find(admin, new() { ReceivedFrom = received })).Count);
        Assert.Empty(await Find(admin, new() { ReceivedTo = received }));
        Assert.Single(await queries.Find(admin, new(new(), "p3"u8.ToArray(), null, null, null, null), 50, CancellationToken.None));
        Assert.Equal(20, (await queries.Find(admin, new(new(), null, null, "byron"u8.ToArray(), null, null), 50, CancellationToken.None)).Count);
        Assert.Empty(await queries.Find(admin, new(new(), null, "e"u8.ToArray(), null, null, null), 50, CancellationToken.None));
        Assert.Empty(await queries.Find(admin, new(new(), null, null, null, "x"u8.ToArray(), null), 50, CancellationToken.None));

        async Task<IReadOnlyList<LeadRow>> Find(Actor actor, LeadSearch search, SearchCursor? after = null, int limit = 50) =>
            await queries.Find(actor, new(search, null, null, null, null, after), limit, CancellationToken.None);
    }

    private static async Task<LeadCommit> Load(LeadStore store, bool known = false)
    {
        if (!known)
        {
            await store.Commit(LeadStore.Settings("solar", LeadStore.Broker("a")), [await store.Lead("p1")]);
        }

        var commit = new LeadCommit(await store.Ask<Guid>("SELECT lead_id FROM lead"), store.Commits, store.Vault);
        await commit.LoadAsync(CancellationToken.None);
        return commit;
    }

    private static Task Execute(LeadCommit commit, LeadCommand command, LeadGrid.Leads.DueWork[]? due = null, OutboxEntry[]? outbox = null)
    {
        var go = (LeadDecision.Go)LeadDecider.Decide(commit.State!, command, Broker, Now);
        return commit.CommitAsync(go.Next, [go.Event], due ?? [], outbox ?? [], CancellationToken.None);
    }
}
