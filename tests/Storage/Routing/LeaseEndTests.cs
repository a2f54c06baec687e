using LeadGrid.Brokers;
using LeadGrid.Leads;
using LeadGrid.Routing;
using LeadGrid.Storage.Leads;
using LeadGrid.Testing;
using Npgsql;

namespace LeadGrid.Storage.Routing;

/// <summary>Leases come to an end: a new day, other caps, a place that is wanted elsewhere.</summary>
public sealed class LeaseEndTests(PostgresFixture postgres)
{
    private const string Used = "SELECT day_used FROM broker_used";
    private const string Leased = "SELECT leased FROM broker_allowance";
    private static readonly BrokerProfile Forty = LeadStore.Broker("shared", new BrokerCaps(Daily: 40));
    private static readonly RoutingSettings Solar = LeadStore.Settings("solar", Forty);
    private static readonly RoutingSettings Roof = LeadStore.Settings("roof", Forty);

    [Fact]
    public async Task A_new_day_returns_what_was_leased_and_keeps_what_is_open()
    {
        await using var store = await LeadStore.Create(postgres);
        var broker = LeadStore.Broker("shared", new BrokerCaps(Daily: 40, Open: 42));
        await store.Post(LeadStore.Settings("solar", broker), 2);
        await Run(store, "UPDATE broker_lease SET day = day - 1; UPDATE broker_allowance SET day = day - 1");
        // 42 places less two: the whole day's forty, which is one lead too many for the places where the lease kept its four.
        Assert.Equal(40, await store.Post(LeadStore.Settings("roof", broker), 41));
        Assert.Equal((40, 42), (await store.Ask<int>(Used), await store.Ask<int>("SELECT open_used FROM broker_used")));
        Assert.Equal(0, await store.Post(LeadStore.Settings("solar", broker), 1));
    }

    [Fact]
    public async Task A_lowered_cap_holds_for_leases_that_were_granted_before()
    {
        await using var store = await LeadStore.Create(postgres);
        await store.Post(Solar, 1);
        await store.Post(Roof, 1);
        var three = LeadStore.Broker("shared", new BrokerCaps(Daily: 3));
        Assert.Equal(1, await store.Post(LeadStore.Settings("roof", three), 2));
        Assert.Equal(0, await store.Post(LeadStore.Settings("solar", three), 1));
        Assert.Equal((3, 0), (await store.Ask<int>(Used), await store.Ask<int>(Leased)));
    }

    [Fact]
    public async Task A_rehearsal_counts_what_is_used_and_not_what_is_leased()
    {
        await using var store = await LeadStore.Create(postgres);
        await store.Post(Solar, 1);
        var batch = await Task.WhenAll(Enumerable.Range(0, 45).Select(i => store.Lead($"rehearsed-{i}")));
        var allowance = await store.Transactions.Read(
            "roof", RoutingReads.For(Roof, batch), tx => Task.FromResult(tx.Allowances["shared"]), CancellationToken.None);
        Assert.Equal((1, 1, 1), (allowance.DayUsed, allowance.MonthUsed, allowance.OpenUsed));
    }

    [Fact]
    public async Task An_operator_who_goes_back_to_a_build_without_leases_has_them_returned()
    {
        await using var store = await LeadStore.Create(postgres);
        await store.Post(Solar, 1);
        await store.Post(Roof, 1);
        Assert.Equal(2L, await store.Ask<long>("SELECT return_broker_leases()"));
        Assert.Equal((2, 0), (await store.Ask<int>("SELECT day_used FROM broker_allowance"), await store.Ask<int>(Leased)));
        Assert.Equal(0L, await store.Ask<long>("SELECT return_broker_leases()"));
        Assert.Equal(1, await store.Post(Solar, 1));
        Assert.Equal(3, await store.Ask<int>(Used));
    }

    [Fact]
    public async Task A_place_that_a_broker_frees_goes_to_the_lead_that_waits()
    {
        await using var store = await LeadStore.Create(postgres);
        var broker = LeadStore.Broker("shared", new BrokerCaps(Open: 40));
        await store.Post(LeadStore.Settings("solar", broker), 1);
        var roof = LeadStore.Settings("roof", broker);
        Assert.Equal(39, await store.Post(roof, 40));
        Assert.Equal(0, await Walk(store, roof));
        var freed = new LeadCommit(await store.Ask<Guid>("SELECT lead_id FROM lead WHERE campaign = 'solar'"), store.Commits, store.Vault);
        await freed.LoadAsync(CancellationToken.None);
        await freed.CommitAsync(freed.State! with { Version = freed.State.Version + 1, Status = LeadStatus.Won }, [], [], [], CancellationToken.None);
        Assert.Equal(1, await Walk(store, roof));
        Assert.Equal(40, await store.Ask<int>("SELECT open_used FROM broker_used"));
    }

    private static Task<int> Walk(LeadStore store, RoutingSettings settings) => store.Transactions.Run(
        settings.Campaign.Code,
        RoutingReads.For(settings, []),
        async tx =>
        {
            var desk = new RoutingDesk(settings, tx.Allowances, tx.Rotations(), tx.Now);
            var page = await tx.Waiting(["NJ"], null, WaitingPage.Longest);
            var assignments = WaitingDecider.Decide(page.Leads, desk, tx.Now);
            tx.Write(desk);
            tx.Write(assignments);
            return assignments.Count;
        },
        CancellationToken.None);

    private static async Task Run(LeadStore store, string sql)
    {
        await using var connection = await store.Direct.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
