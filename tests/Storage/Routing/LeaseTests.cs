using LeadGrid.Brokers;
using LeadGrid.Intake;
using LeadGrid.Routing;
using LeadGrid.Testing;
using Npgsql;

namespace LeadGrid.Storage.Routing;

/// <summary>Leases of what campaigns share: exact to the last lead, whoever holds what.</summary>
public sealed class LeaseTests(PostgresFixture postgres)
{
    private const string Used = "SELECT day_used FROM broker_used";
    private const string Leased = "SELECT leased FROM broker_allowance";
    private static readonly BrokerProfile Forty = LeadStore.Broker("shared", new BrokerCaps(Daily: 40));
    private static readonly RoutingSettings Solar = LeadStore.Settings("solar", Forty);
    private static readonly RoutingSettings Roof = LeadStore.Settings("roof", Forty);

    [Fact]
    public async Task The_fortieth_lead_of_a_cap_of_forty_finds_it_at_once_though_the_rest_is_leased_to_another_campaign()
    {
        await using var store = await LeadStore.Create(postgres);
        Assert.Equal(1, await store.Post(Solar, 1));
        Assert.Equal(4, await store.Ask<int>(Leased));
        for (var lead = 2; lead <= 40; lead++)
        {
            Assert.Equal(1, await store.Post(Roof, 1));
            Assert.Equal(lead, await store.Ask<int>(Used));
        }

        Assert.Equal(0, await store.Ask<int>(Leased));
        Assert.Equal(0, await store.Post(Solar, 1));
        Assert.Equal(0, await store.Post(Roof, 1));
        Assert.Equal(40, await store.Ask<int>("SELECT day_used FROM broker_allowance"));
    }

    [Fact]
    public async Task A_campaign_with_a_lease_does_not_wait_for_the_allowance()
    {
        await using var store = await LeadStore.Create(postgres);
        await store.Post(Solar, 1);
        await using var other = await store.Direct.OpenConnectionAsync();
        await using var holding = await other.BeginTransactionAsync();
        await Run(other, "SELECT FROM broker_allowance FOR UPDATE");
        Assert.Equal(4, await store.Post(Solar, 4));
        Assert.Equal(5, await store.Ask<int>(Used));
        var waiting = store.Post(Solar, 1);
        Assert.NotSame(waiting, await Task.WhenAny(waiting, Waits(store)));
        await holding.RollbackAsync();
        Assert.Equal(1, await waiting);
    }

    [Fact]
    public async Task A_day_that_is_used_up_is_refused_without_a_lock()
    {
        await using var store = await LeadStore.Create(postgres);
        Assert.Equal(40, await store.Post(Solar, 41));
        await using var other = await store.Direct.OpenConnectionAsync();
        await using var holding = await other.BeginTransactionAsync();
        await Run(other, "SELECT FROM broker_allowance FOR UPDATE");
        Assert.Equal(0, await store.Post(Solar, 1));
        Assert.Equal(0, await store.Post(Roof, 1));
    }

    [Fact]
    public async Task A_transaction_whose_lease_was_taken_back_writes_nothing_and_is_run_again()
    {
        await using var store = await LeadStore.Create(postgres);
        await store.Post(Solar, 1);
        var lead = await store.Lead("late");
        var runs = 0;
        var assigned = await store.Transactions.Run(
            "solar",
            RoutingReads.For(Solar, [lead]),
            async tx =>
            {
                if (++runs == 1)
                {
                    // As a zombie that has read its lease and wakes up after others have done without it.
                    Assert.Equal(39, await store.Post(Roof, 50, store.AnotherSilo()));
                }

                return Decide(tx, Solar, [lead]);
            },
            CancellationToken.None);
        Assert.Equal((2, 0), (runs, assigned));
        Assert.Equal(40, await store.Ask<int>(Used));
        Assert.Equal(40L, await store.Ask<long>("SELECT count(*) FROM lead WHERE broker_id = 'shared'"));
    }

    [Fact]
    public async Task What_fails_in_the_middle_leaves_leases_and_allowances_as_they_were()
    {
        await using var store = await LeadStore.Create(postgres);
        await store.Post(Solar, 1);
        const string everything = "SELECT string_agg(a::text || l::text, ',' ORDER BY a.broker_id, l.campaign) FROM broker_allowance AS a JOIN broker_lease AS l USING (broker_id)";
        var before = await store.Ask<string>(everything);
        foreach (var (settings, leads) in new[] { (Solar, 2), (Solar, 20), (Roof, 38) })
        {
            var batch = await Task.WhenAll(Enumerable.Range(0, leads).Select(i => store.Lead($"{leads}-{i}")));
            await Assert.ThrowsAsync<PostgresException>(() => store.Transactions.Run(
                settings.Campaign.Code,
                RoutingReads.For(settings, batch),
                tx =>
                {
                    Decide(tx, settings, batch);
                    // The second time the same leads: the server refuses them after the leases are written.
                    return Task.FromResult(Decide(tx, settings, batch));
                },
                CancellationToken.None));
            Assert.Equal(before, await store.Ask<string>(everything));
        }
    }

    private static int Decide(IRoutingTransaction tx, RoutingSettings settings, PreparedLead[] batch)
    {
        var desk = new RoutingDesk(settings, tx.Allowances, tx.Rotations(), tx.Now);
        var decision = IntakeDecider.Decide(batch, tx.Book, settings.Campaign.Code, desk);
        tx.Write(decision);
        tx.Write(desk);
        return decision.Accepted.Count(a => a.Broker is not null);
    }

    private static async Task Waits(LeadStore store)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await store.Ask<bool>("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database())"))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
        }
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
