using LeadGrid.Brokers;
using LeadGrid.Campaigns;
using LeadGrid.Intake;
using LeadGrid.Leads;
using LeadGrid.Privacy;
using LeadGrid.Routing;
using LeadGrid.Storage.Commits;
using LeadGrid.Storage.Leads;
using LeadGrid.Storage.Routing;
using LeadGrid.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace LeadGrid.Storage;

/// <summary>The storage of leads on databases of a test's own, as one silo has it.</summary>
internal sealed class LeadStore : IAsyncDisposable
{
    public static readonly byte[] MasterBytes = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    public static readonly MasterKey Master = new(MasterBytes);

    private LeadStore(TestDatabase database, string? through)
    {
        Database = database;
        Leads = new LeadDataSource(NpgsqlDataSource.Create(through ?? database.Leads));
        Keys = new KeyDataSource(NpgsqlDataSource.Create(database.Keys));
        Direct = NpgsqlDataSource.Create(database.Leads);
        Vault = new PersonalVault(Keys, Master);
        Transactions = new RoutingTransactions(Leads, Vault);
        Commits = new LeadCommits(Leads, Vault, Options.Create(new GroupCommitOptions()), TimeProvider.System, NullLogger<GroupCommit<LeadWrite>>.Instance);
        Commits.Start();
    }

    public TestDatabase Database { get; }

    public LeadDataSource Leads { get; }

    public KeyDataSource Keys { get; }

    /// <summary>Past whatever the test has put between.</summary>
    public NpgsqlDataSource Direct { get; }

    public PersonalVault Vault { get; }

    public RoutingTransactions Transactions { get; }

    /// <summary>The way of leads' commands to disk, as one silo has it.</summary>
    public LeadCommits Commits { get; }

    public static async Task<LeadStore> Create(PostgresFixture postgres, Func<TestDatabase, string>? through = null)
    {
        var database = await postgres.CreateDatabaseAsync();
        return new LeadStore(database, through?.Invoke(database));
    }

    /// <summary>As another silo has it: nothing in memory is shared.</summary>
    public RoutingTransactions AnotherSilo() => new(Leads, Vault);

    /// <summary>As a process of its own has it: with connections of its own. Whoever asks disposes of it.</summary>
    public LeadDataSource AnotherSource() => new(NpgsqlDataSource.Create(Database.Leads));

    public static RoutingSettings Settings(string campaign, params BrokerProfile[] brokers) => new(
        new CampaignDefinition { Code = campaign, Name = campaign }, [.. brokers.Select(b => new RoutingMember(b, 1))]);

    public static BrokerProfile Broker(string id, BrokerCaps? caps = null) =>
        new() { Id = id, Name = $"Broker {id}", Licences = ["NJ"], Caps = caps ?? new() };

    public async Task<PreparedLead> Lead(string? phone = null, string? key = null, int score = 50, DateTimeOffset? receivedAt = null, string seller = "acme")
    {
        var id = Guid.CreateVersion7();
        var keyId = await Vault.TakeKey(CancellationToken.None);
        var person = new PersonalPart { FirstName = "Ada", LastName = "Byron", Facts = new() { ["address.state"] = ["NJ"] } };
        var at = receivedAt ?? new DateTimeOffset(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);
        return new PreparedLead
        {
            LeadId = id,
            Seller = seller,
            SellerName = "Acme Leads",
            KeyScope = "lg_key",
            PhoneHash = Bytes(phone),
            IdempotencyHash = Bytes(key),
            LastNameHash = Bytes("byron"),
            BodyHash = Bytes("body")!,
            Row = new LeadRow
            {
                Id = id, Version = 0, Status = LeadStatus.Received, Score = score, Campaign = "", Seller = seller, State = "NJ", ReceivedAt = at, UpdatedAt = at,
            },
            Facts = new(person.Facts),
            Sealed = await Vault.Seal(keyId, id, StorageJson.WriteBytes(person), CancellationToken.None),
            KeyId = keyId,
        };
    }

    public async Task<IntakeDecision> Commit(
        RoutingSettings settings, IReadOnlyList<PreparedLead> batch, RoutingTransactions? by = null, long? epoch = null) =>
        await (by ?? Transactions).Run(
            settings.Campaign.Code,
            RoutingReads.For(settings, batch, epoch),
            tx =>
            {
                var desk = new RoutingDesk(settings, tx.Allowances, tx.Rotations(), tx.Now);
                var decision = IntakeDecider.Decide(batch, tx.Book, settings.Campaign.Code, desk);
                tx.Write(decision);
                tx.Write(desk);
                return Task.FromResult(decision);
            },
            CancellationToken.None);

    /// <summary>Commits so many leads of different people.</summary>
    /// <returns>How many of them a broker got.</returns>
    public async Task<int> Post(RoutingSettings settings, int leads, RoutingTransactions? by = null)
    {
        var batch = await Task.WhenAll(Enumerable.Range(0, leads).Select(_ => Lead(Guid.NewGuid().ToString())));
        return (await Commit(settings, batch, by)).Accepted.Count(a => a.Broker is not null);
    }

    public async Task<T> Ask<T>(string sql)
    {
        await using var command = Direct.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await Commits.DisposeAsync();
        Vault.Dispose();
        await Leads.Source.DisposeAsync();
        await Keys.Source.DisposeAsync();
        await Direct.DisposeAsync();
        await Database.DisposeAsync();
    }

    private static byte[]? Bytes(string? text) => text is null ? null : System.Text.Encoding.ASCII.GetBytes(text);
}
