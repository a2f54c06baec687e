using System.Diagnostics;
using System.Diagnostics.Metrics;
using LeadGrid.Leads;
using LeadGrid.Storage;
using LeadGrid.Storage.DueWork;
using LeadGrid.Telemetry;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace LeadGrid.Benchmarks;

/// <summary>Due work with a million rows scheduled, beside Orleans' reminders.</summary>
internal static class DueWork
{
    private const DueWorkKind Kind = (DueWorkKind)99;
    private const string Against = "Orleans reminders";

    public static async Task<IReadOnlyList<Measurement>> Measure(bool quick)
    {
        await using var database = await OwnDatabase.Create();
        await database.Do("CREATE TABLE fired (lead_id uuid)");
        var scheduled = quick ? 100_000 : 1_000_000;
        await Schedule(database, 10_000);
        var small = await Memory(database);
        await Schedule(database, scheduled - 10_000);
        await database.Do("VACUUM ANALYZE due_work");
        var large = await Memory(database);

        var results = new List<Measurement>();
        var due = quick ? 10_000 : 50_000;
        await MakeDue(database, due);
        Print(await Explain(database));
        var started = Stopwatch.GetTimestamp();
        await using (await Pump.Start(database))
        {
            await database.Until("SELECT NOT EXISTS (SELECT FROM due_work WHERE version = 7)");
        }

        results.Add(new($"due work, claimed, done with an effect each and removed, {scheduled:N0} scheduled", due / Stopwatch.GetElapsedTime(started).TotalSeconds, "pieces/s"));
        var (p50, p99) = await Lateness(database, TimeSpan.FromSeconds(quick ? 5 : 20));
        results.Add(new("due work at 500/s, lateness p50", p50, "ms"));
        results.Add(new("due work at 500/s, lateness p99", p99, "ms"));

        var plan = await Rate(quick, i => Plan(database, i));
        var reminders = quick ? 5_000 : 20_000;
        var (remind, each) = await Reminders(database, reminders);
        results.Add(new("planning one piece, awaited, 64 at once", plan, "plans/s", remind, Against));
        results.Add(new($"memory of the pump, {scheduled:N0} scheduled instead of 10,000", (large - small) / 1e6, "MB", each * (scheduled - 10_000) / 1e6, $"{Against}, from {reminders:N0}"));
        return results;
    }

    /// <summary>Over a hundred campaigns and the next hundred days.</summary>
    private static Task<int> Schedule(OwnDatabase database, int pieces) => database.Do($"""
        INSERT INTO due_work (campaign, lead_id, kind, due_at, version)
        SELECT 'campaign ' || n % 100, gen_random_uuid(), 99, now() + interval '1 day' * (1 + random() * 100), 1 FROM generate_series(1, {pieces}) AS n
        """);

    private static Task<int> MakeDue(OwnDatabase database, int pieces) => database.Do($"""
        UPDATE due_work SET due_at = now(), version = 7
        WHERE (campaign, lead_id, kind) IN (SELECT campaign, lead_id, kind FROM due_work ORDER BY lead_id LIMIT {pieces})
        """);

    private static async Task<double> Memory(OwnDatabase database)
    {
        await using (await Pump.Start(database))
        {
            await Task.Delay(TimeSpan.FromSeconds(2));
            return GC.GetTotalMemory(forceFullCollection: true);
        }
    }

    private static async Task<(double P50, double P99)> Lateness(OwnDatabase database, TimeSpan length)
    {
        var pieces = (int)(500 * length.TotalSeconds);
        await database.Do($"""
            INSERT INTO due_work (campaign, lead_id, kind, due_at, version)
            SELECT 'campaign ' || n % 100, gen_random_uuid(), 99, now() + interval '2 seconds' + n * interval '2 milliseconds', 7 FROM generate_series(1, {pieces}) AS n
            """);
        var late = new List<double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == LeadGridTelemetry.Name && instrument.Name == "leadgrid.due_work.lateness")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, value, _, _) =>
        {
            lock (late)
            {
                late.Add(value * 1_000);
            }
        });
        listener.Start();
        await using (await Pump.Start(database))
        {
            await database.Until("SELECT NOT EXISTS (SELECT FROM due_work WHERE version = 7)");
        }

        late.Sort();
        return (late[late.Count / 2], late[late.Count * 99 / 100]);
    }

    private static async Task<string> Explain(OwnDatabase database)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(connection, transaction);
        DueWorkQueue.Explain(batch, 500);
        await using var row = await batch.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await row.ReadAsync())
        {
            lines.Add(row.GetString(0));
        }

        // Rolled back: nothing was claimed.
        return string.Join('\n', lines);
    }

    private static void Print(string plan) => Console.Error.WriteLine(plan);

    private static async Task Plan(OwnDatabase database, int i)
    {
        await using var command = database.Source.CreateCommand(
            "INSERT INTO due_work (campaign, lead_id, kind, due_at, version) VALUES ('planned', $1, 99, now() + interval '9 days', 1)");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() });
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<(double Rate, double BytesEach)> Reminders(OwnDatabase database, int count)
    {
        var silo = await MeasuredSilo.Start(database, silo => silo.UseAdoNetReminderService(
            options => (options.Invariant, options.ConnectionString) = ("Npgsql", database.Connection)));
        var grains = silo.Services.GetRequiredService<IGrainFactory>();
        await grains.GetGrain<IRemindedGrain>(-1).Remind();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, _) => await grains.GetGrain<IRemindedGrain>(i).Remind());
        var rate = count / Stopwatch.GetElapsedTime(started).TotalSeconds;
        // The grains have gone; their reminders stay, in the table and in memory.
        await grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)count;
        await MeasuredSilo.Stop(silo);
        return (rate, each);
    }

    private static async Task<double> Rate(bool quick, Func<int, Task> one)
    {
        var count = quick ? 5_000 : 20_000;
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, _) => await one(i));
        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private sealed class Pump(DueWorkPump pump) : IAsyncDisposable
    {
        public static async Task<Pump> Start(OwnDatabase database)
        {
            var pump = new DueWorkPump(
                new DueWorkQueue(new LeadDataSource(database.Source)), [new Firing()], Options.Create(new DueWorkOptions()),
                TimeProvider.System, NullLogger<DueWorkPump>.Instance);
            await pump.StartAsync(CancellationToken.None);
            return new Pump(pump);
        }

        public async ValueTask DisposeAsync()
        {
            await pump.StopAsync(CancellationToken.None);
            pump.Dispose();
        }
    }

    private sealed class Firing : IDueWorkHandler
    {
        DueWorkKind IDueWorkHandler.Kind => Kind;

        public Task<Action<NpgsqlBatch>?> Handle(LeasedWork work, CancellationToken cancellation) =>
            Task.FromResult<Action<NpgsqlBatch>?>(batch =>
                batch.Append("INSERT INTO fired (lead_id) VALUES ($1)").Add(work.LeadId));
    }
}
