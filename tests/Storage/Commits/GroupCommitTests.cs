using LeadGrid.Intake;
using LeadGrid.Testing;
using LeadGrid.Testing.GrainState;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Storage;

namespace LeadGrid.Storage.Commits;

/// <summary>What one write of a group may do to the others: nothing.</summary>
public sealed class GroupCommitTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private LeadDataSource _source = null!;
    private NpgsqlDataSource _direct = null!;
    private TcpProxy _proxy = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        var connection = new NpgsqlConnectionStringBuilder(_database.Leads);
        _proxy = new TcpProxy(connection.Host!, connection.Port);
        (connection.Host, connection.Port) = ("127.0.0.1", _proxy.Port);
        _source = new LeadDataSource(NpgsqlDataSource.Create(connection.ConnectionString));
        _direct = NpgsqlDataSource.Create(_database.Leads);
        await Run(StateTable.Create);
        await Run("ALTER TABLE grain_state ADD CONSTRAINT no_poison CHECK (payload IS DISTINCT FROM 'poison'::bytea)");
    }

    public async ValueTask DisposeAsync()
    {
        await _source.Source.DisposeAsync();
        await _direct.DisposeAsync();
        await _proxy.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Rows_that_the_database_refuses_fail_alone()
    {
        await using var commit = Commit();
        StateWrite[] writes = [.. Enumerable.Range(0, 100).Select(n => Write($"g{n}", n % 33 == 7 ? "poison" : "fine"))];
        var outcomes = Outcomes(commit, writes);
        commit.Start();
        foreach (var (write, outcome) in writes.Zip(outcomes))
        {
            if (write.Payload!.AsSpan().SequenceEqual("poison"u8))
            {
                Assert.Equal(PostgresErrorCodes.CheckViolation, (await Assert.ThrowsAsync<PostgresException>(() => outcome)).SqlState);
            }
            else
            {
                await outcome;
            }
        }

        Assert.Equal(97L, await Ask<long>("SELECT count(*) FROM grain_state"));
    }

    [Fact]
    public async Task A_write_of_a_state_that_has_moved_on_fails_alone()
    {
        await Run("INSERT INTO grain_state SELECT 'g' || n, 5, gen_random_uuid(), 'x' FROM generate_series(0, 49) AS n");
        await using var commit = Commit();
        var outcomes = Outcomes(commit, [.. Enumerable.Range(0, 50).Select(n => Write($"g{n}", "new", seen: n % 10 == 3 ? 4 : 5))]);
        commit.Start();
        for (var n = 0; n < 50; n++)
        {
            if (n % 10 == 3)
            {
                await Assert.ThrowsAsync<InconsistentStateException>(() => outcomes[n]);
            }
            else
            {
                await outcomes[n];
            }
        }

        Assert.Equal(45L, await Ask<long>("SELECT count(*) FROM grain_state WHERE version = 6 AND payload = 'new'"));
    }

    [Fact]
    public async Task Of_two_writes_of_one_state_in_one_moment_the_second_loses()
    {
        await using var commit = Commit();
        var outcomes = Outcomes(commit, Write("g", "first"), Write("g", "second"), Write("h", "third"));
        commit.Start();
        await outcomes[0];
        await Assert.ThrowsAsync<InconsistentStateException>(() => outcomes[1]);
        await outcomes[2];
        Assert.Equal("first", await Ask<string>("SELECT convert_from(payload, 'UTF8') FROM grain_state WHERE grain = 'g'"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_group_whose_connection_is_lost_at_its_commit_is_written_exactly_once(bool serverHearsOfIt)
    {
        _proxy.AfterCut = () => Task.FromResult(serverHearsOfIt);
        await using var commit = Commit();
        _proxy.CutNextCommit();
        var outcomes = Outcomes(commit, [.. Enumerable.Range(0, 20).Select(n => Write($"g{n}", "kept"))]);
        commit.Start();
        await Task.WhenAll(outcomes);
        Assert.Equal(20L, await Ask<long>("SELECT count(*) FROM grain_state WHERE version = 1 AND payload = 'kept'"));
    }

    [Fact]
    public async Task More_than_may_wait_are_told_to_come_back_and_nothing_of_theirs_is_written()
    {
        await using var commit = Commit(new GroupCommitOptions { MaximumDepth = 3 });
        var outcomes = Outcomes(commit, Write("a", "x"), Write("b", "x"), Write("c", "x"));
        Assert.True(Assert.Throws<OverloadedException>(() => { _ = commit.Commit(Write("d", "x")); }).RetryAfter > TimeSpan.Zero);
        commit.Start();
        await Task.WhenAll(outcomes);
        Assert.Equal(3L, await Ask<long>("SELECT count(*) FROM grain_state"));
    }

    [Fact]
    public async Task A_write_that_is_cancelled_while_it_waits_is_not_written()
    {
        await using var commit = Commit();
        using var cancelled = new CancellationTokenSource();
        var outcomes = Outcomes(commit, Write("a", "x", cancellation: cancelled.Token), Write("b", "x"));
        await cancelled.CancelAsync();
        commit.Start();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => outcomes[0]);
        await outcomes[1];
        Assert.Equal("b", await Ask<string>("SELECT string_agg(grain, ',') FROM grain_state"));
    }

    [Fact]
    public async Task What_waits_at_the_end_is_written_before_it()
    {
        var commit = Commit();
        var outcomes = Outcomes(commit, [.. Enumerable.Range(0, 700).Select(n => Write($"g{n}", "x"))]);
        commit.Start();
        await commit.Drain(TestContext.Current.CancellationToken);
        Assert.All(outcomes, outcome => Assert.True(outcome.IsCompletedSuccessfully));
        Assert.Throws<OverloadedException>(() => { _ = commit.Commit(Write("late", "x")); });
    }

    [Fact]
    public async Task A_database_that_does_not_come_back_in_time_leaves_the_caller_a_clear_answer()
    {
        await using var commit = Commit(new GroupCommitOptions { Timeout = TimeSpan.FromMilliseconds(400) });
        await using var holder = await _direct.OpenConnectionAsync();
        await using var held = await holder.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("LOCK TABLE grain_state IN ACCESS EXCLUSIVE MODE", holder, held))
        {
            await hold.ExecuteNonQueryAsync();
        }

        var outcomes = Outcomes(commit, Write("a", "x"));
        commit.Start();
        await Assert.ThrowsAsync<TimeoutException>(() => outcomes[0]);
    }

    private GroupCommit<StateWrite> Commit(GroupCommitOptions? options = null) => new(
        new StateTable(), _source, Options.Create(options ?? new()), TimeProvider.System, NullLogger<GroupCommit<StateWrite>>.Instance);

    private static Task[] Outcomes(GroupCommit<StateWrite> commit, params StateWrite[] writes) => [.. writes.Select(commit.Commit)];

    private static StateWrite Write(string grain, string payload, long seen = 0, CancellationToken cancellation = default) =>
        new(grain, seen, System.Text.Encoding.UTF8.GetBytes(payload), cancellation);

    private async Task<T> Ask<T>(string sql)
    {
        await using var command = _direct.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private async Task Run(string sql)
    {
        await using var command = _direct.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
