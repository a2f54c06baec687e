using LeadGrid.Log;
using LeadGrid.Testing;
using Npgsql;

namespace LeadGrid.Storage.Log;

/// <summary>Steps of many consumers in one transaction, and each with an outcome of its own.</summary>
public sealed class LedgerCommitsTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly LogMark There = LogMark.Start with { Position = LogMark.Start.Position with { Transaction = 7 } };
    private TestDatabase _database = null!;
    private NpgsqlDataSource _source = null!;
    private LedgerCommits _commits = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        _source = NpgsqlDataSource.Create(_database.Leads);
        _commits = new LedgerCommits(new LeadDataSource(_source));
        await Do("CREATE TABLE effect (consumer text CHECK (consumer <> 'refused'))");
        await Do("""
            INSERT INTO log_consumer (consumer, shard, epoch, position, ordinal, at)
            SELECT 'c' || n, 0, 0, '0', -1, now() FROM generate_series(0, 20) AS n
            """);
    }

    public async ValueTask DisposeAsync()
    {
        await _commits.DisposeAsync();
        await _source.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Steps_that_wait_together_are_one_transaction()
    {
        Assert.All(await Task.WhenAll(Held(Enumerable.Range(1, 20).Select(n => Step($"c{n}")))), Assert.True);
        Assert.Equal(20L, await Ask<long>("SELECT count(*) FROM effect"));
        Assert.Equal(21L, await Ask<long>("SELECT count(*) FROM log_consumer WHERE position = '7'"));
        Assert.InRange(await Ask<long>("SELECT count(DISTINCT xmin::text) FROM effect"), 1, 2);
    }

    [Fact]
    public async Task A_step_that_does_not_continue_is_told_so_and_the_others_are_written()
    {
        await Do("UPDATE log_consumer SET position = '3' WHERE consumer = 'c5'");
        var moved = await Task.WhenAll(Held(Enumerable.Range(1, 20).Select(n => Step($"c{n}"))));
        Assert.Equal([5], Enumerable.Range(1, 20).Where(n => !moved[n - 1]));
        Assert.Equal(19L, await Ask<long>("SELECT count(*) FROM effect WHERE consumer <> 'c5'"));
        Assert.Equal(19L, await Ask<long>("SELECT count(*) FROM effect"));
    }

    [Fact]
    public async Task A_step_that_the_database_refuses_fails_alone()
    {
        var steps = Held(Enumerable.Range(1, 20).Select(n => Step($"c{n}", effect: n == 9 ? "refused" : "taken")));
        await Assert.ThrowsAsync<PostgresException>(() => steps[8]);
        Assert.All(await Task.WhenAll(steps.Where((_, i) => i != 8)), Assert.True);
        Assert.Equal("0", await Ask<string>("SELECT position::text FROM log_consumer WHERE consumer = 'c9'"));
        Assert.Equal(19L, await Ask<long>("SELECT count(*) FROM effect"));
    }

    [Fact]
    public async Task Of_two_activations_of_one_consumer_one_moves()
    {
        var moved = await Task.WhenAll(Held([Step("c1"), Step("c1")]));
        Assert.Single(moved, m => m);
        Assert.Equal(1L, await Ask<long>("SELECT count(*) FROM effect"));
    }

    /// <summary>Behind a first one that keeps the pump busy, so that they wait together.</summary>
    private Task<bool>[] Held(IEnumerable<LedgerMove> moves)
    {
        var busy = _commits.Commit(new LedgerMove("c0", 0, LogMark.Start.Position, There, batch => batch.Append("DO $$ BEGIN PERFORM pg_sleep(0.2); END $$"), default));
        Task<bool>[] all = [.. moves.Select(_commits.Commit)];
        Assert.False(busy.IsCompleted);
        return all;
    }

    private static LedgerMove Step(string consumer, string? effect = null) => new(
        consumer, 0, LogMark.Start.Position, There,
        batch => batch.Append("INSERT INTO effect (consumer) VALUES ($1)").Add(effect ?? consumer), default);

    private async Task Do(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<T> Ask<T>(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
