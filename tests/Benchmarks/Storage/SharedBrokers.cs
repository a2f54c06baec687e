using LeadGrid.Brokers;
using LeadGrid.Campaigns;
using LeadGrid.Intake;
using LeadGrid.Leads;
using LeadGrid.Privacy;
using LeadGrid.Routing;
using LeadGrid.Storage;
using LeadGrid.Storage.Routing;

namespace LeadGrid.Benchmarks.Storage;

/// <summary>
/// Intake transactions of four campaigns at once, of 100 leads each: with the same six brokers, of whose allowances they hold
/// leases, beside brokers of their own. What sharing costs.
/// </summary>
internal static class SharedBrokers
{
    private const int Campaigns = 4;
    private const int Batch = 100;

    public static async Task<IReadOnlyList<Measurement>> Measure(Stage stage, bool quick)
    {
        await using var database = await BenchDatabase.Create(stage, "bench_routing");
        using var vault = new PersonalVault(new KeyDataSource(database.Keys), new MasterKey([.. Enumerable.Range(0, 32).Select(i => (byte)i)]));
        var length = TimeSpan.FromSeconds(quick ? 2 : 5);
        await Round(database, vault, "warm", shared: true, length);
        var (shared, own) = (new List<Rounds.Figures>(), new List<Rounds.Figures>());
        for (var round = 0; round < (quick ? 2 : 3); round++)
        {
            shared.Add(await Round(database, vault, $"shared{round}", shared: true, length));
            own.Add(await Round(database, vault, $"own{round}", shared: false, length));
        }

        return
        [
            new("intake transactions, 4 campaigns that share their brokers", Measurement.Median(shared.Select(f => f.PerSecond)), "leads/s",
                Measurement.Median(own.Select(f => f.PerSecond)), "brokers of their own"),
            new("intake transaction of 100 leads, shared brokers, p50", Measurement.Median(shared.Select(f => f.P50)), "ms",
                Measurement.Median(own.Select(f => f.P50)), "brokers of their own"),
        ];
    }

    private static async Task<Rounds.Figures> Round(BenchDatabase database, PersonalVault vault, string name, bool shared, TimeSpan length)
    {
        // A silo each: nothing in memory is shared.
        var routers = Enumerable.Range(0, Campaigns).Select(_ => new RoutingTransactions(new LeadDataSource(database.Leads), vault)).ToArray();
        var settings = Enumerable.Range(0, Campaigns).Select(c => new RoutingSettings(
            new CampaignDefinition { Code = $"{name}-{c}", Name = name },
            [.. Enumerable.Range(0, 6).Select(b => new RoutingMember(
                new BrokerProfile { Id = shared ? $"{name}-{b}" : $"{name}-{c}-{b}", Name = "Broker", Licences = ["NJ"], Caps = new BrokerCaps(Daily: 10_000_000) }, 1))])).ToArray();
        return await Rounds.Run(Campaigns, length, async c =>
        {
            PreparedLead[] batch = [.. await Task.WhenAll(Enumerable.Range(0, Batch).Select(_ => Lead(vault).AsTask()))];
            await routers[c].Run(
                settings[c].Campaign.Code,
                RoutingReads.For(settings[c], batch),
                tx =>
                {
                    var desk = new RoutingDesk(settings[c], tx.Allowances, tx.Rotations(), tx.Now);
                    var decision = IntakeDecider.Decide(batch, tx.Book, settings[c].Campaign.Code, desk);
                    tx.Write(decision);
                    tx.Write(desk);
                    return Task.FromResult(decision.Accepted.Count == Batch ? Batch : throw new InvalidOperationException("A lead was not accepted."));
                },
                CancellationToken.None);
            return Batch;
        });
    }

    private static async ValueTask<PreparedLead> Lead(PersonalVault vault)
    {
        var id = Guid.CreateVersion7();
        var keyId = await vault.TakeKey(CancellationToken.None);
        var now = Clock.Milliseconds(TimeProvider.System);
        return new PreparedLead
        {
            LeadId = id,
            Seller = "acme",
            SellerName = "Acme Leads",
            KeyScope = "lg_key",
            PhoneHash = id.ToByteArray(),
            EmailHash = id.ToByteArray(),
            LastNameHash = keyId.ToByteArray(),
            BodyHash = [],
            Row = new LeadRow { Id = id, Version = 0, Status = LeadStatus.Received, Score = 50, Campaign = "", Seller = "acme", State = "NJ", ReceivedAt = now, UpdatedAt = now },
            Facts = new LeadFacts(new() { ["address.state"] = ["NJ"] }),
            Sealed = new byte[500],
            KeyId = keyId,
        };
    }
}
