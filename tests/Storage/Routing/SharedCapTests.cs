using LeadGrid.Brokers;
using LeadGrid.Leads;
using LeadGrid.Routing;
using LeadGrid.Testing;
using Npgsql;

namespace LeadGrid.Storage.Routing;

/// <summary>Campaigns of several processes at once over brokers that they share.</summary>
public sealed class SharedCapTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Two_processes_with_a_campaign_each_fill_a_cap_of_forty_exactly()
    {
        await using var store = await LeadStore.Create(postgres);
        var broker = LeadStore.Broker("shared", new BrokerCaps(Daily: 40));
        var assigned = await Task.WhenAll(new[] { "solar", "roof" }.Select(campaign => InAProcess(store, silo => Fill(store, silo, campaign, broker))));
        Assert.Equal(40, assigned.Sum());
        await Settled(store, 40);
    }

    [Fact]
    public async Task A_build_that_knows_no_leases_and_one_that_does_fill_a_cap_exactly()
    {
        await using var store = await LeadStore.Create(postgres);
        var broker = LeadStore.Broker("shared", new BrokerCaps(Daily: 200));
        await store.Post(LeadStore.Settings("solar", broker), 1);
        var old = 0;
        await Task.WhenAll(
            InAProcess(store, silo => Fill(store, silo, "roof", broker, leads: 80)),
            Task.Run(async () =>
            {
                while (old < 100 && await TakeAsAnOldBuild(store, 200))
                {
                    old++;
                }
            }));
        // What the old build could not see the new one finds.
        await Fill(store, store.Transactions, "windows", broker, leads: 200);
        Assert.Equal(200L, old + await store.Ask<long>("SELECT count(*) FROM lead WHERE broker_id = 'shared'"));
        await Settled(store, 200);
    }

    [Fact]
    public async Task Near_many_caps_at_once_campaigns_and_closing_brokers_never_wait_in_a_circle()
    {
        await using var store = await LeadStore.Create(postgres);
        string[] campaigns = ["solar", "roof", "windows", "gutters"];
        BrokerProfile[] brokers = [.. Enumerable.Range(0, 5).Select(b => LeadStore.Broker($"b{b}", new BrokerCaps(Daily: 60 + (20 * b), Open: 40 + (10 * b))))];
        var done = 0;
        var posting = campaigns.Select((campaign, c) => InAProcess(store, async silo =>
        {
            for (var round = 0; round < 40; round++)
            {
                await store.Post(LeadStore.Settings(campaign, brokers), 1 + ((round + c) % 9), silo);
            }

            return Interlocked.Increment(ref done);
        }));
        var closing = Task.Run(async () =>
        {
            while (Volatile.Read(ref done) < campaigns.Length)
            {
                await Close(store);
            }
        });
        await Task.WhenAll([.. posting, closing]);
        Assert.Equal(0L, await store.Ask<long>("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"));
        Assert.Equal(0L, await store.Ask<long>("""
            SELECT count(*) FROM broker_used AS u
            JOIN (
                SELECT broker_id, count(*) AS had, count(*) FILTER (WHERE status = 6) AS open
                FROM lead WHERE broker_id IS NOT NULL GROUP BY broker_id) AS l USING (broker_id)
            WHERE (u.day_used, u.open_used) IS DISTINCT FROM (l.had, l.open)
            """));
        foreach (var broker in brokers)
        {
            Assert.InRange(await store.Ask<int>($"SELECT day_used FROM broker_used WHERE broker_id = '{broker.Id}'"), 1, broker.Caps.Daily!.Value);
            Assert.InRange(await store.Ask<int>($"SELECT open_used FROM broker_used WHERE broker_id = '{broker.Id}'"), 0, broker.Caps.Open!.Value);
        }
    }

    private static async Task<int> Fill(LeadStore store, RoutingTransactions silo, string campaign, BrokerProfile broker, int leads = 60)
    {
        var assigned = 0;
        for (var posted = 0; posted < leads;)
        {
            var batch = Math.Min(1 + (posted % 3), leads - posted);
            assigned += await store.Post(LeadStore.Settings(campaign, broker), batch, silo);
            posted += batch;
        }

        return assigned;
    }

    private static async Task<T> InAProcess<T>(LeadStore store, Func<RoutingTransactions, Task<T>> work)
    {
        var source = store.AnotherSource();
        await using var disposing = source.Source;
        return await work(new RoutingTransactions(source, store.Vault));
    }

    private static async Task Settled(LeadStore store, int cap)
    {
        Assert.Equal(cap, await store.Ask<int>("SELECT day_used FROM broker_used"));
        Assert.Equal(cap, await store.Ask<int>("SELECT day_used FROM broker_allowance"));
        Assert.Equal(0, await store.Ask<int>("SELECT leased FROM broker_allowance"));
        // Leases were granted on the way.
        Assert.True(await store.Ask<bool>("SELECT bool_or(epoch > 1) FROM broker_lease"));
    }

    // The statements of the build before leases, of one transaction.
    private static async Task<bool> TakeAsAnOldBuild(LeadStore store, int cap)
    {
        await using var connection = await store.Direct.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var take = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                new("SELECT broker_id, day, day_used, month_used, open_used FROM broker_allowance ORDER BY broker_id FOR UPDATE"),
                new($"""
                    UPDATE broker_allowance SET day_used = day_used + 1, month_used = month_used + 1, open_used = open_used + 1
                    WHERE day_used < {cap}
                    """),
            },
        };
        var taken = await take.ExecuteNonQueryAsync() == 1;
        await transaction.CommitAsync();
        return taken;
    }

    private static async Task Close(LeadStore store)
    {
        await using var connection = await store.Direct.OpenConnectionAsync();
        await using var find = new NpgsqlCommand($"SELECT lead_id FROM lead WHERE status = {(int)LeadStatus.Assigned} LIMIT 1", connection);
        if (await find.ExecuteScalarAsync() is Guid lead)
        {
            var commit = new LeadGrid.Storage.Leads.LeadCommit(lead, store.Commits, store.Vault);
            await commit.LoadAsync(CancellationToken.None);
            var lost = commit.State! with { Version = commit.State.Version + 1, Status = LeadStatus.Lost };
            await commit.CommitAsync(lost, [], [], [], CancellationToken.None);
        }
    }
}
