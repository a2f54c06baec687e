using LeadGrid.Log;
using LeadGrid.Testing;
using Npgsql;

namespace LeadGrid.Storage.Log;

public sealed class EpochTests(PostgresFixture postgres)
{
    private const string Restored = "UPDATE log_epoch SET server = 'another/00000001'";

    /// <summary>An event as a server writes it whose transaction ids stand at a number of the test's own.</summary>
    private const string At = """
        INSERT INTO lead_event (position, ordinal, lead_id, campaign, version, kind, at, actor_kind, actor_id, actor_name, commit_id, body)
        VALUES ($1::text::xid8, 0, $2, 'solar', 1, $3, now(), 1, 'u', 'U', gen_random_uuid(), '{}')
        """;

    [Fact]
    public async Task The_same_server_goes_on_in_its_epoch_and_another_begins_a_new_one()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(database.Leads);
        Assert.Equal(1, await Ask<int>(source, "SELECT ensure_log_epoch()"));
        await Do(source, Restored);
        var both = await Task.WhenAll(Ask<int>(source, "SELECT ensure_log_epoch()"), Ask<int>(source, "SELECT ensure_log_epoch()"));
        Assert.Equal([2, 2], both);
        await source.Append("solar", (LogWriting.LeadOf(0), "after"));
        Assert.Equal(2, await Ask<int>(source, "SELECT epoch FROM lead_event"));
    }

    [Fact]
    public async Task Consumers_go_on_over_a_restore_that_has_reset_transaction_ids()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using (var silo = await LogSilo.Start(database))
        {
            for (var i = 0; i < 16; i++)
            {
                await silo.Source.Append("solar", (LogWriting.LeadOf(i % 8), "before"));
            }

            await silo.Until("SELECT coalesce(sum(events), 0)::bigint FROM campaign_counter", 16L);
            // The old server's ids were far ahead of this one's: events that were read, and some that were not.
            await Do(silo.Source, "UPDATE lead_event SET position = ((position::text::bigint) + 1000000000000)::text::xid8");
        }

        await using var source = NpgsqlDataSource.Create(database.Leads);
        await Do(source, "UPDATE log_consumer SET position = ((position::text::bigint) + 1000000000000)::text::xid8");
        for (var shard = 0; shard < 8; shard++)
        {
            await Write(source, At, "3000000000000", LogWriting.LeadOf(shard), "unread");
        }

        await Do(source, Restored);
        await Do(source, "SELECT ensure_log_epoch()");
        await source.Append("solar", (LogWriting.LeadOf(2), "after"));

        await using var again = await LogSilo.Start(database);
        await again.Until("SELECT coalesce(sum(events), 0)::bigint FROM campaign_counter", 25L);
        await again.Source.Append("solar", (LogWriting.LeadOf(2), "after"));
        await again.Until("SELECT coalesce(sum(events), 0)::bigint FROM campaign_counter", 26L);
        Assert.Equal(0L, await again.Ask<long>(CampaignTallyTests.Differences));
    }

    [Fact]
    public async Task A_position_of_a_later_epoch_is_later_whatever_its_transaction()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(database.Leads);
        await Write(source, At, "9000000000000", LogWriting.LeadOf(4), "before");
        await Do(source, Restored);
        await Do(source, "SELECT ensure_log_epoch()");
        await source.Append("solar", (LogWriting.LeadOf(4), "after"));
        await source.UntilReadable();
        var pages = new LogPages(new LeadDataSource(source));
        var all = await pages.Read(4, LogMark.Start, await pages.Edge(default), 10, default);
        Assert.Equal(["before", "after"], all.Events.Select(e => e.Kind));
    }

    private static async Task Write(NpgsqlDataSource source, string sql, string position, Guid lead, string kind)
    {
        await using var command = source.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = position });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = lead });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = kind });
        await command.ExecuteNonQueryAsync();
    }

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
}
