using LeadGrid.Brokers;
using LeadGrid.Intake;
using LeadGrid.Routing;
using LeadGrid.Testing;

namespace LeadGrid.Storage.Routing;

public sealed class RoutingTransactionsTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_thousand_equal_leads_from_eight_silos_at_once_make_one_row()
    {
        await using var store = await LeadStore.Create(postgres);
        var settings = LeadStore.Settings("solar", LeadStore.Broker("a"));
        var decisions = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            var silo = store.AnotherSilo();
            var decided = new List<IntakeDecision>();
            for (var i = 0; i < 5; i++)
            {
                var batch = await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => store.Lead("p1")));
                decided.Add(await store.Commit(settings, batch, silo));
            }

            return decided;
        }));
        Assert.Equal(1_000, decisions.SelectMany(d => d).Sum(d => d.Answers.Length));
        Assert.Equal(1, decisions.SelectMany(d => d).Sum(d => d.Accepted.Count));
        Assert.Equal(1L, await store.Ask<long>("SELECT count(*) FROM lead"));
        Assert.Equal(1, await store.Ask<int>("SELECT day_used FROM broker_used"));
        Assert.Equal(999L, await store.Ask<long>("SELECT count(*) FROM lead_event WHERE kind = 'duplicate_received'"));
    }

    [Fact]
    public async Task A_cap_that_two_campaigns_share_is_never_exceeded()
    {
        await using var store = await LeadStore.Create(postgres);
        var broker = LeadStore.Broker("shared", new BrokerCaps(Daily: 37));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async n =>
        {
            var settings = LeadStore.Settings(n % 2 == 0 ? "solar" : "roof", broker);
            var silo = store.AnotherSilo();
            for (var i = 0; i < 5; i++)
            {
                await store.Commit(settings, await Task.WhenAll(Enumerable.Range(0, 4).Select(k => store.Lead($"{n}-{i}-{k}"))), silo);
            }
        }));
        Assert.Equal(160L, await store.Ask<long>("SELECT count(*) FROM lead"));
        Assert.Equal(37L, await store.Ask<long>("SELECT count(*) FROM lead WHERE broker_id = 'shared'"));
        Assert.Equal(37, await store.Ask<int>("SELECT day_used FROM broker_used"));
    }

    [Fact]
    public async Task A_router_that_another_one_has_taken_over_from_is_refused()
    {
        await using var store = await LeadStore.Create(postgres);
        var settings = LeadStore.Settings("solar", LeadStore.Broker("a"));
        var (sleeper, other) = (store.AnotherSilo(), store.AnotherSilo());
        var first = await sleeper.TakeOver("solar", CancellationToken.None);
        await store.Commit(settings, [await store.Lead("p1")], sleeper, first);

        var second = await other.TakeOver("solar", CancellationToken.None);
        var late = await store.Lead("p2");
        await Assert.ThrowsAsync<SupersededException>(() => store.Commit(settings, [late], sleeper, first));

        Assert.Equal(1L, await store.Ask<long>("SELECT count(*) FROM lead"));
        Assert.Equal(1, await store.Ask<int>("SELECT day_used FROM broker_used"));
        Assert.Single((await store.Commit(settings, [late], other, second)).Accepted);
    }

    [Fact]
    public async Task Routers_of_other_campaigns_are_not_disturbed_by_one_that_takes_over()
    {
        await using var store = await LeadStore.Create(postgres);
        var roof = await store.Transactions.TakeOver("roof", CancellationToken.None);
        await store.AnotherSilo().TakeOver("solar", CancellationToken.None);
        Assert.Single((await store.Commit(LeadStore.Settings("roof"), [await store.Lead("p1")], epoch: roof)).Accepted);
    }

    [Fact]
    public async Task A_claim_that_has_left_the_window_is_taken_over()
    {
        await using var store = await LeadStore.Create(postgres);
        var settings = LeadStore.Settings("solar");
        var first = await store.Commit(settings, [await store.Lead("p1")]);
        await store.Ask<DateTime>("UPDATE identity SET claimed_at = now() - interval '29 days 23 hours' RETURNING claimed_at");
        Assert.Single((await store.Commit(settings, [await store.Lead("p1")])).Duplicates);
        await store.Ask<DateTime>("UPDATE identity SET claimed_at = now() - interval '30 days 1 second' RETURNING claimed_at");
        var second = await store.Commit(settings, [await store.Lead("p1")]);
        Assert.Single(second.Accepted);
        Assert.NotEqual(first.Accepted[0].Lead.LeadId, await store.Ask<Guid>("SELECT lead_id FROM identity"));
    }

    [Fact]
    public async Task A_key_used_for_two_campaigns_at_once_counts_for_one_of_them()
    {
        await using var store = await LeadStore.Create(postgres);
        for (var round = 0; round < 10; round++)
        {
            var decisions = await Task.WhenAll(new[] { "solar", "roof" }.Select(async campaign => await store.Commit(
                LeadStore.Settings(campaign), [await store.Lead($"{campaign}-{round}", $"key-{round}")], store.AnotherSilo())));
            Assert.Equal(1, decisions.Sum(d => d.Accepted.Count));
            Assert.Single(decisions.SelectMany(d => d.Answers), a => a.Replay || a.Outcome == IntakeOutcome.KeyReused);
        }
    }

    [Fact]
    public async Task Those_who_wait_come_best_first_then_oldest_in_pages()
    {
        await using var store = await LeadStore.Create(postgres);
        var settings = LeadStore.Settings("solar");
        var day = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
        PreparedLead[] batch = await Task.WhenAll(Enumerable.Range(0, 23).Select(i => store.Lead($"{i}", score: i % 3 * 10, receivedAt: day.AddHours(i * 7 % 5))));
        await store.Commit(settings, batch);
        var seen = new List<Guid>();
        WaitingCursor? cursor = null;
        do
        {
            var after = cursor;
            var page = await store.Transactions.Run("solar", RoutingReads.None, tx => tx.Waiting(["NJ"], after, 5), CancellationToken.None);
            seen.AddRange(page.Leads.Select(l => l.State.Id));
            Assert.All(page.Leads, l => Assert.Equal(["NJ"], l.Facts.Values["address.state"]));
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(
            batch.OrderByDescending(l => l.Row.Score).ThenBy(l => l.Row.ReceivedAt).ThenBy(l => l.LeadId.ToString(), StringComparer.Ordinal).Select(l => l.LeadId),
            seen);
        Assert.Empty((await store.Transactions.Run("solar", RoutingReads.None, tx => tx.Waiting(["NY"], null, 5), CancellationToken.None)).Leads);
    }

    [Fact]
    public async Task A_rehearsal_in_a_campaign_that_never_routed_has_the_time()
    {
        await using var store = await LeadStore.Create(postgres);
        var lead = await store.Lead("p1", "k");
        var book = await store.Transactions.Read(
            "fresh", new RoutingReads([], [lead], TimeSpan.FromDays(30)), tx => Task.FromResult(tx.Book), CancellationToken.None);
        Assert.Empty(book.Claims);
        Assert.Equal(0L, await store.Ask<long>("SELECT count(*) FROM routing"));
    }
}
