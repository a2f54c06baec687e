using LeadGrid.Leads;
using LeadGrid.Log;
using LeadGrid.Testing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Streams;

namespace LeadGrid.Storage.Log;

public sealed class LogStreamTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_cache_that_forgets_at_once_loses_nothing()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var silo = await LogSilo.Start(database, options => (options.CacheEvents, options.ReadLimit) = (1, 7));
        await WriteInParallel(silo, writers: 4, transactions: 60);
        await silo.Until("SELECT coalesce(sum(events), 0)::bigint FROM campaign_counter", 720L);
        Assert.Equal(0L, await silo.Ask<long>(CampaignTallyTests.Differences));
        await DigestsHold(silo);
    }

    [Fact]
    public async Task Silos_that_come_and_go_under_load_lose_nothing_and_count_nothing_twice()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var stays = await LogSilo.Start(database);
        var writing = WriteInParallel(stays, writers: 2, transactions: 400);
        for (var i = 0; i < 2; i++)
        {
            await using var goes = await LogSilo.Start(database);
            var before = await stays.Ask<long>("SELECT coalesce(sum(events), 0)::bigint FROM campaign_counter");
            await stays.Until($"SELECT coalesce(sum(events), 0) > {before} OR coalesce(sum(events), 0) = 2400 FROM campaign_counter", true);
        }

        await writing;
        await stays.Until("SELECT coalesce(sum(events), 0)::bigint FROM campaign_counter", 2400L);
        Assert.Equal(0L, await stays.Ask<long>(CampaignTallyTests.Differences));
        await DigestsHold(stays);
    }

    [Fact]
    public async Task Nobody_writes_to_the_logs_streams()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var silo = await LogSilo.Start(database);
        var stream = silo.Services.GetRequiredKeyedService<IStreamProvider>(LogStream.Provider)
            .GetStream<LogSlice>(StreamId.Create(LogStream.Namespace, "0"));
        var refused = await Assert.ThrowsAsync<NotSupportedException>(() =>
            stream.OnNextAsync(new LogSlice(0, LogPosition.Start, LogPosition.Start, LogWriting.Noon, [])));
        Assert.Contains("read-only", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quiet_shards_checkpoint_moves_on_and_the_waiting_list_follows()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var silo = await LogSilo.Start(database, options => options.Beat = TimeSpan.FromMilliseconds(50));
        var (waits, sold) = (LogWriting.LeadOf(1), LogWriting.LeadOf(1));
        await silo.Source.Append("solar", (waits, LeadEventKind.Queued), (sold, LeadEventKind.Queued), (waits, LeadEventKind.Note));
        await silo.Until("SELECT count(*) FROM waiting_lead", 2L);
        await silo.Source.Append("solar", (sold, LeadEventKind.Assigned));
        await silo.Until("SELECT count(*) FROM waiting_lead", 1L);
        Assert.Equal(waits, await silo.Ask<Guid>("SELECT lead_id FROM waiting_lead"));

        var quiet = silo.Consumer("waiting-list", 6);
        var before = await quiet.CatchUp();
        await silo.Source.Append("solar", (waits, LeadEventKind.Note));
        Assert.True((await quiet.CatchUp()).Position > before.Position);
    }

    private static async Task WriteInParallel(LogSilo silo, int writers, int transactions) => await Task.WhenAll(
        Enumerable.Range(0, writers).Select(async writer =>
        {
            for (var i = 0; i < transactions; i++)
            {
                await silo.Source.Append(
                    $"campaign {writer % 2}",
                    [.. Enumerable.Range(0, 3).Select(n => (LogWriting.LeadOf((i + n) % 8), n == 0 ? LeadEventKind.Queued : LeadEventKind.Note))]);
            }
        }));

    private static async Task DigestsHold(LogSilo silo)
    {
        var pages = silo.Services.GetRequiredService<ILogPages>();
        for (var shard = 0; shard < LogShards.Count; shard++)
        {
            var at = await silo.Consumer("log-digest", shard).CatchUp();
            var all = await pages.Read(shard, LogMark.Start, at, int.MaxValue, CancellationToken.None);
            var expected = Assert.Single(LogDigests.Of(all.Events)).Value;
            Assert.Equal(expected.Events, await silo.Ask<long>($"SELECT events FROM log_digest WHERE shard = {shard}"));
            Assert.Equal(expected.Value, await silo.Ask<decimal>($"SELECT value FROM log_digest WHERE shard = {shard}"));
        }
    }
}
