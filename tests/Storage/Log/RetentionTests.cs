using LeadGrid.Log;
using LeadGrid.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace LeadGrid.Storage.Log;

public sealed class RetentionTests(PostgresFixture postgres)
{
    private const string Months = "SELECT string_agg(inhrelid::regclass::text, ' ' ORDER BY inhrelid::regclass::text) FROM pg_inherits WHERE inhparent = 'lead_event'::regclass";

    [Fact]
    public async Task A_month_is_detached_when_every_consumer_has_read_it_and_not_before()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(database.Leads);
        var now = await Ask<string>(source, Months);
        await Old(source);
        var retention = Retention(source);

        Assert.Empty(await retention.Detach(default));
        await Checkpoints(source, position: 9, shards: 7);
        Assert.Empty(await retention.Detach(default));
        await Checkpoints(source, position: 8, shards: 8);
        Assert.Empty(await retention.Detach(default));
        await Checkpoints(source, position: 9, shards: 8);
        Assert.Equal(["lead_event_2020_03"], await retention.Detach(default));

        Assert.Equal(now, await Ask<string>(source, Months));
        Assert.Equal(2L, await Ask<long>(source, "SELECT count(*) FROM lead_event_2020_03"));
        var leads = new LeadDataSource(source);
        await using var commits = new LedgerCommits(leads);
        var rows = new LogLedger<string>(leads, commits, new LogPages(leads), new Rows("one"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => rows.Erase(0, default));
    }

    [Fact]
    public async Task A_detached_month_is_dropped_only_when_that_was_asked_for()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(database.Leads);
        await Old(source);
        await Checkpoints(source, position: 9, shards: 8);
        Assert.Single(await Retention(source, drop: true).Detach(default));
        Assert.False(await Ask<bool>(source, "SELECT to_regclass('lead_event_2020_03') IS NOT NULL"));
    }

    [Fact]
    public async Task The_clock_of_migrations_and_of_ordinary_sessions_is_bounded_as_it_should_be()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var bounded = NpgsqlDataSource.Create(Sessions.Bounded(database.Leads));
        Assert.Equal("1min", await Ask<string>(bounded, "SHOW statement_timeout"));
        Assert.Equal("4s", await Ask<string>(bounded, "SHOW idle_in_transaction_session_timeout"));
        await using var own = NpgsqlDataSource.Create(Sessions.Bounded(database.Leads + ";Options=-c statement_timeout=7s"));
        Assert.Equal("7s", await Ask<string>(own, "SHOW statement_timeout"));
        Assert.Equal("4s", await Ask<string>(own, "SHOW idle_in_transaction_session_timeout"));
    }

    private static LogRetention Retention(NpgsqlDataSource source, bool drop = false) => new(
        new LeadDataSource(source), [new Rows("one"), new Rows("two")], Options.Create(new LogOptions { DropDetached = drop }), NullLogger<LogRetention>.Instance);

    private static async Task Old(NpgsqlDataSource source)
    {
        await Do(source, "CREATE TABLE lead_event_2020_03 PARTITION OF lead_event FOR VALUES FROM ('2020-03-01Z') TO ('2020-04-01Z')");
        await Do(source, """
            INSERT INTO lead_event (position, ordinal, recorded_at, lead_id, campaign, version, kind, at, actor_kind, actor_id, actor_name, commit_id, body)
            SELECT n::text::xid8, 0, '2020-03-05Z', gen_random_uuid(), 'solar', 1, 'old', now(), 1, 'u', 'U', gen_random_uuid(), '{}' FROM generate_series(8, 9) AS n
            """);
    }

    private static Task Checkpoints(NpgsqlDataSource source, int position, int shards) => Do(source, $"""
        INSERT INTO log_consumer (consumer, shard, epoch, position, ordinal, at)
        SELECT consumer, shard, 1, '{position}', 0, now() FROM unnest(ARRAY['one', 'two']) AS consumer, generate_series(0, {shards - 1}) AS shard
        ON CONFLICT (consumer, shard) DO UPDATE SET position = excluded.position
        """);

    private static async Task Do(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<T> Ask<T>(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private sealed class Rows(string name) : IEffectRows<string>
    {
        public string Consumer => name;

        public void Write(NpgsqlBatch batch, int shard, string effects)
        {
        }

        public void Erase(NpgsqlBatch batch, int shard)
        {
        }

        public void Undo(NpgsqlBatch batch, int shard, string effects)
        {
        }
    }
}
