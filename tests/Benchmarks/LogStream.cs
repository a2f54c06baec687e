using System.Diagnostics;

using LeadGrid.Streams;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Streams;

namespace LeadGrid.Benchmarks;

/// <summary>
/// The log carried to durable consumers, beside Orleans' memory streams that carry the same events to grains which write
/// the same counters, in batches, without a checkpoint: what is on its way when a silo dies is lost to them.
/// </summary>
internal static class LogStream
{
    private const string Against = "memory streams, no checkpoint";
    private const string Ours = "campaign_counter";

    public static async Task<IReadOnlyList<Measurement>> Measure(bool quick)
    {
        var events = quick ? 40_000 : 200_000;
        var length = TimeSpan.FromSeconds(quick ? 5 : 20);
        await using var database = await OwnDatabase.Create();
        await database.Do($"CREATE TABLE {MemoryTallyGrain.Table} (LIKE campaign_counter INCLUDING ALL)");
        await LogWriter.Flood(database.Source, events);

        var silo = await MeasuredSilo.Start(database, silo => silo.AddLogStreams());
        var started = Stopwatch.GetTimestamp();
        await Counted(database, Ours, events);
        var behind = events / Stopwatch.GetElapsedTime(started).TotalSeconds;
        var (ours, oursLag) = await Live(database, Ours, events, length, told: null);
        await database.Until("SELECT bool_and(n = (SELECT count(*) FROM lead_event)) FROM (SELECT sum(events) AS n FROM campaign_counter UNION ALL SELECT sum(events) FROM log_digest) AS counts");
        await MeasuredSilo.Stop(silo);

        silo = await MeasuredSilo.Start(database, silo => silo.AddMemoryStreams(
            MemoryTallyGrain.Provider,
            streams =>
            {
                streams.ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly);
                streams.ConfigurePullingAgent(agent => agent.Configure(options => options.BatchContainerBatchSize = 100));
            }));
        var provider = silo.Services.GetRequiredKeyedService<IStreamProvider>(MemoryTallyGrain.Provider);
        var (theirs, theirsLag) = await Live(database, MemoryTallyGrain.Table, events, length, leads => MemoryTallyGrain.Publish(provider, leads));
        await MeasuredSilo.Stop(silo);
        return
        [
            new Measurement("log to counters (and two more consumers), while written", ours, "events/s", theirs, Against),
            new Measurement("log to counters, consumers that begin behind", behind, "events/s"),
            new Measurement("log to counters at 1,000 events/s, p50", oursLag.P50, "ms", theirsLag.P50, Against),
            new Measurement("log to counters at 1,000 events/s, p99", oursLag.P99, "ms", theirsLag.P99, Against),
        ];
    }

    private static async Task<(double Rate, (double P50, double P99) Lag)> Live(
        OwnDatabase database, string table, int events, TimeSpan length, Func<Guid[], Task>? told)
    {
        var before = await Sum(database, table);
        // What was cold is warm.
        await LogWriter.Transaction(database.Source, 1_000, told);
        await Counted(database, table, before + 1_000);
        before += 1_000;

        var started = Stopwatch.GetTimestamp();
        await LogWriter.Flood(database.Source, events, told);
        await Counted(database, table, before + events);
        var rate = events / Stopwatch.GetElapsedTime(started).TotalSeconds;
        before += events;

        var seen = new List<(long Events, long At)>();
        using var ended = new CancellationTokenSource();
        var watching = Watch(database, table, before, seen, ended.Token);
        var committed = await LogWriter.Steady(database.Source, length, told);
        await Counted(database, table, before + (committed.Count * 10));
        await ended.CancelAsync();
        await watching;
        seen.Add((committed.Count * 10, Stopwatch.GetTimestamp()));
        var lags = new List<double>();
        var look = 0;
        for (var i = 0; i < committed.Count; i++)
        {
            // Counted when as many are counted as had been committed by then: exact while order is kept, close otherwise.
            while (seen[look].Events < (i + 1) * 10)
            {
                look++;
            }

            lags.Add(Math.Max(0, Stopwatch.GetElapsedTime(committed[i], seen[look].At).TotalMilliseconds));
        }

        lags.Sort();
        return (rate, (lags[lags.Count / 2], lags[lags.Count * 99 / 100]));
    }

    private static async Task Watch(OwnDatabase database, string table, long before, List<(long, long)> seen, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            seen.Add((await Sum(database, table) - before, Stopwatch.GetTimestamp()));
            await Task.Delay(5, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static Task Counted(OwnDatabase database, string table, long events) =>
        database.Until($"SELECT coalesce(sum(events), 0) >= {events} FROM {table}");

    private static Task<long> Sum(OwnDatabase database, string table) =>
        database.Ask<long>($"SELECT coalesce(sum(events), 0)::bigint FROM {table}");
}
