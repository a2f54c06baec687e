using LeadGrid.Log;
using LeadGrid.Testing;
using Npgsql;

namespace LeadGrid.Storage.Log;

public sealed class HorizonTests(PostgresFixture postgres)
{
    private const int Shard = 0;

    [Fact]
    public async Task An_open_transaction_holds_the_log_and_afterwards_everything_is_read_in_order()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(database.Leads);
        var end = new LogEnd(new LeadDataSource(source));
        var start = (await end.Read(null, [Shard], 100, default)).End;

        await using var slow = await source.OpenConnectionAsync();
        await using var open = await slow.BeginTransactionAsync();
        var (late, soon) = (LogWriting.LeadOf(Shard), LogWriting.LeadOf(Shard));
        await slow.Append("solar", (late, "late"));
        await source.Append("solar", (soon, "soon"));

        var held = await end.Read(start, [Shard], 100, default);
        Assert.Empty(held.Events);
        Assert.True(held.Horizon.Xmin < held.Horizon.Xmax);

        await open.CommitAsync();
        var freed = await end.Read(held.End, [Shard], 100, default);
        Assert.Equal(["late", "soon"], freed.Events.Select(e => e.Kind));
        Assert.Empty((await end.Read(freed.End, [Shard], 100, default)).Events);
    }

    [Fact]
    public async Task Full_reads_follow_each_other_without_a_hole()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(database.Leads);
        var end = new LogEnd(new LeadDataSource(source));
        var at = (await end.Read(null, [Shard], 3, default)).End;
        for (var i = 0; i < 5; i++)
        {
            await source.Append("solar", [.. Enumerable.Range(0, 2).Select(n => (LogWriting.LeadOf(Shard), $"{i}.{n}")), (LogWriting.LeadOf(5), "elsewhere")]);
        }

        var seen = new List<string>();
        LogEndRead read;
        do
        {
            read = await end.Read(at, [Shard], 3, default);
            seen.AddRange(read.Events.Select(e => e.Kind));
            at = read.End;
        }
        while (read.Full);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"{i / 2}.{i % 2}"), seen);
    }

    [Fact]
    public async Task Consumers_wait_behind_an_open_transaction_and_count_all_of_it_once_when_the_server_ends_it()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var silo = await LogSilo.Start(database);
        await using var slow = new NpgsqlConnection(database.Leads + ";Options=-c idle_in_transaction_session_timeout=1500;Pooling=false");
        await slow.OpenAsync();
        await using var open = await slow.BeginTransactionAsync();
        await slow.Append("solar", (LogWriting.LeadOf(0), "never"));
        for (var i = 0; i < 20; i++)
        {
            await silo.Source.Append("solar", (LogWriting.LeadOf(i % 8), "counted"));
        }

        Assert.Equal(0L, await silo.Ask<long>("SELECT count(*) FROM campaign_counter"));
        // The session's owner does nothing more: the server ends it.
        await silo.Until("SELECT coalesce(sum(events), 0)::bigint FROM campaign_counter", 20L);
        Assert.Equal(0L, await silo.Ask<long>(CampaignTallyTests.Differences));
    }
}
