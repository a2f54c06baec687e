using LeadGrid.Leads;
using LeadGrid.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace LeadGrid.Storage.DueWork;

/// <summary>How pieces are claimed, removed and take effect many together.</summary>
public sealed class DueWorkGroupTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly DueWorkKind Other = (DueWorkKind)98;
    private TestDatabase _database = null!;
    private NpgsqlDataSource _source = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        _source = NpgsqlDataSource.Create(_database.Leads);
        await Ask(CountingHandler.Table);
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Pieces_that_are_done_together_take_effect_in_one_statement()
    {
        await Plan(CountingHandler.Counted, 200);
        var sizes = new Sizes();
        await using (await Pump(new GatheringHandler(CountingHandler.Counted, 200, sizes.Append)))
        {
            await Until("SELECT count(*) FROM effect", 200);
        }

        Assert.Equal(200, sizes.Seen.Sum());
        Assert.InRange(sizes.Seen.Count, 1, 20);
    }

    [Fact]
    public async Task A_piece_whose_effect_is_refused_is_found_by_halving()
    {
        await Ask("ALTER TABLE effect ADD CHECK (version <> 13)");
        await Plan(CountingHandler.Counted, 255);
        await Plan(CountingHandler.Counted, 1, version: 13);
        var sizes = new Sizes();
        await using (await Pump(new GatheringHandler(CountingHandler.Counted, 256, sizes.Append)))
        {
            await Until("SELECT count(*) FROM effect", 255);
            await Until("SELECT count(*) FROM due_work WHERE leased_until IS NOT NULL AND lease IS NULL AND fault LIKE 'PostgresException%'", 1);
        }

        // Alone it would have been 256 and more.
        Assert.InRange(sizes.Seen.Count, 1, 64);
    }

    [Fact]
    public async Task A_transaction_removes_pieces_of_one_kind()
    {
        await Plan(CountingHandler.Counted, 200);
        await Plan(Other, 200);
        var gate = new Gate(400);
        await using (await Pump(new GatheringHandler(CountingHandler.Counted, gate, CountingHandler.Append), new GatheringHandler(Other, gate, CountingHandler.Append)))
        {
            await Until("SELECT count(*) FROM effect", 400);
        }

        Assert.Equal(0, await Ask("SELECT count(*) FROM (SELECT FROM effect GROUP BY xid HAVING count(DISTINCT kind) > 1) AS mixed"));
    }

    [Fact]
    public async Task Work_that_another_is_planning_anew_is_left_until_that_is_decided()
    {
        await Plan(CountingHandler.Counted, 2);
        var queue = new DueWorkQueue(new LeadDataSource(_source));
        await using var connection = await _source.OpenConnectionAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await using var anew = new NpgsqlCommand(
                "UPDATE due_work SET version = 2, leased_until = NULL WHERE lead_id = (SELECT min(lead_id::text)::uuid FROM due_work)", connection, transaction);
            await anew.ExecuteNonQueryAsync();
            Assert.Equal(1, Assert.Single(await Claim()).Version);
            await transaction.CommitAsync();
        }

        Assert.Equal(2, Assert.Single(await Claim()).Version);

        Task<IReadOnlyList<LeasedWork>> Claim() =>
            queue.Claim(10, "me", TimeSpan.FromMinutes(1), [CountingHandler.Counted], new Dictionary<string, int>(), default);
    }

    private async Task<IAsyncDisposable> Pump(params IDueWorkHandler[] handlers)
    {
        var pump = new DueWorkPump(
            new DueWorkQueue(new LeadDataSource(_source)), handlers, new LeaseOwner("me"), Options.Create(new DueWorkOptions { FirstPause = TimeSpan.FromDays(1), LongestPause = TimeSpan.FromDays(1) }),
            TimeProvider.System, NullLogger<DueWorkPump>.Instance);
        await pump.StartAsync(default);
        return new Stopping(pump);
    }

    private Task Plan(DueWorkKind kind, int pieces, long version = 1) => Ask($"""
        INSERT INTO due_work (campaign, lead_id, kind, due_at, version)
        SELECT 'solar', gen_random_uuid(), {(short)kind}, now(), {version} FROM generate_series(1, {pieces})
        """);

    private async Task Until(string sql, long expected)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await Ask(sql) != expected)
        {
            await beat.WaitForNextTickAsync(patience.Token);
        }
    }

    private async Task<long> Ask(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        return await command.ExecuteScalarAsync() as long? ?? 0;
    }

    /// <summary>Opens when everybody has come.</summary>
    private sealed class Gate(int all)
    {
        private readonly TaskCompletionSource _open = new();
        private int _left = all;

        public Task Pass()
        {
            if (Interlocked.Decrement(ref _left) <= 0)
            {
                _open.TrySetResult();
            }

            return _open.Task;
        }
    }

    private sealed class Sizes
    {
        // Written by the pump's one loop, read when it has ended.
        public List<int> Seen { get; } = [];

        public void Append(NpgsqlBatch batch, IReadOnlyList<LeasedWork> work)
        {
            Seen.Add(work.Count);
            CountingHandler.Append(batch, work);
        }
    }

    /// <summary>Finishes nothing until all have begun.</summary>
    private sealed class GatheringHandler(DueWorkKind kind, Gate gate, Action<NpgsqlBatch, IReadOnlyList<LeasedWork>> append) : IDueWorkHandler
    {
        public GatheringHandler(DueWorkKind kind, int all, Action<NpgsqlBatch, IReadOnlyList<LeasedWork>> append)
            : this(kind, new Gate(all), append)
        {
        }

        public DueWorkKind Kind => kind;

        public async Task<DueWorkEffect?> Handle(LeasedWork work, CancellationToken cancellation)
        {
            await gate.Pass();
            return DueWorkEffect.Of(work, append);
        }
    }

    private sealed class Stopping(DueWorkPump pump) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await pump.StopAsync(default);
            pump.Dispose();
        }
    }
}
