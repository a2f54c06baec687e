using System.Diagnostics;
using LeadGrid.Storage.DueWork;
using Npgsql;

namespace LeadGrid.Benchmarks.Due;

/// <summary>
/// Due work with a million rows scheduled (100,000 in brief): how many a second take effect, how late at 500 a second, and
/// what the pump's process weighs; beside Orleans' reminders, and beside the least that claiming and removing can cost.
/// </summary>
internal static class DueWork
{
    public static async Task<IReadOnlyList<Measurement>> Measure(bool quick)
    {
        await using var database = await OwnDatabase.Create(("track_commit_timestamp", "on"), ("statement_timeout", "0"));
        await database.Do(Fired.Table);
        var (few, scheduled, due) = quick ? (10_000, 100_000, 20_000) : (100_000, 1_000_000, 50_000);
        await Schedule(database, few);
        var small = await PumpProcess.Peak(database, due);
        await Schedule(database, scheduled - few);
        var large = await PumpProcess.Peak(database, due);

        var raw = await RawQueue.Create(database, scheduled);
        var (ours, bound) = (new List<double>(), new List<double>());
        Console.Error.WriteLine(await Plan(database, due));
        await Storm(database, 2_000);
        for (var round = 0; round < 3; round++)
        {
            ours.Add(await Storm(database, due));
            bound.Add(await raw.Drain(due));
        }

        var (p50, p99) = await Lateness(database, TimeSpan.FromSeconds(quick ? 5 : 20));
        var planned = await Planned(database, quick ? 5_000 : 20_000);
        var reminders = await Reminders.Measure(database, quick ? 3_000 : 10_000);
        var rate = Measurement.Median(ours);
        var with = $"{scheduled:N0} scheduled";
        return
        [
            new($"due work fired, each with an effect, {with}", rate, "pieces/s", Measurement.Median(bound), "raw claim and delete, no effect"),
            new($"due work fired, each with an effect, {with}", rate, "pieces/s", reminders.Fired, $"{Reminders.Name}, {reminders.Count:N0} scheduled"),
            new($"due work at 500/s, due to committed, {with}, p50", p50, "ms"),
            new($"due work at 500/s, due to committed, {with}, p99", p99, "ms"),
            new("planning one piece, awaited, 64 at once", planned, "plans/s", reminders.Planned, Reminders.Name),
            new($"peak memory of a process that fires {due:N0}, {with}", large / 1e6, "MB", small / 1e6, $"{few:N0} scheduled"),
            new($"what it grows by for {scheduled - few:N0} more", (large - small) / 1e6, "MB", reminders.BytesEach * (scheduled - few) / 1e6, $"{Reminders.Name}, from {reminders.Count:N0}"),
        ];
    }

    /// <summary>Over a hundred campaigns and the next hundred days.</summary>
    private static async Task Schedule(OwnDatabase database, int pieces)
    {
        await database.Do($"""
            INSERT INTO due_work (campaign, lead_id, kind, due_at, version)
            SELECT 'campaign ' || n % 100, gen_random_uuid(), {(short)Fired.Kind}, now() + interval '1 day' * (1 + random() * 100), 1
            FROM generate_series(1, {pieces}) AS n
            """);
        await database.Do("VACUUM ANALYZE due_work");
    }

    /// <summary>All due at the same moment: how many a second.</summary>
    private static async Task<double> Storm(OwnDatabase database, int pieces)
    {
        await Fired.MakeDue(database, pieces);
        using var fired = new Fired(pieces);
        var started = Stopwatch.GetTimestamp();
        await using (await RunningPump.Start(database))
        {
            await fired.All;
            var rate = pieces / Stopwatch.GetElapsedTime(started).TotalSeconds;
            await Fired.Check(database, pieces);
            return rate;
        }
    }

    /// <summary>From when a piece was due until its effect was committed, by the database's clock.</summary>
    private static async Task<(double P50, double P99)> Lateness(OwnDatabase database, TimeSpan length)
    {
        var pieces = (int)(500 * length.TotalSeconds);
        using var fired = new Fired(pieces);
        await using (await RunningPump.Start(database))
        {
            await Fired.MakeDue(database, pieces, every: TimeSpan.FromMilliseconds(2));
            await database.Do("CREATE TABLE planned AS SELECT lead_id, due_at FROM due_work WHERE version = 7");
            await fired.All;
        }

        var late = await database.Ask<double[]>("""
            SELECT percentile_cont(ARRAY[0.5, 0.99]) WITHIN GROUP (ORDER BY extract(epoch FROM pg_xact_commit_timestamp(fired.xmin) - due_at) * 1000)
            FROM fired JOIN planned USING (lead_id)
            """);
        return (late[0], late[1]);
    }

    /// <summary>How the database claims: a million scheduled rows must not show in it.</summary>
    private static async Task<string> Plan(OwnDatabase database, int due)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        // Rolled back: nothing was made due or claimed.
        await using var transaction = await connection.BeginTransactionAsync();
        await using var make = new NpgsqlCommand(Fired.DueAt(due, TimeSpan.Zero), connection, transaction);
        await make.ExecuteNonQueryAsync();
        await using var batch = new NpgsqlBatch(connection, transaction);
        DueWorkQueue.Explain(batch, 500);
        await using var row = await batch.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await row.ReadAsync())
        {
            lines.Add(row.GetString(0));
        }

        return string.Join('\n', lines);
    }

    private static async Task<double> Planned(OwnDatabase database, int count)
    {
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (_, cancellation) =>
        {
            await using var command = database.Source.CreateCommand(
                "INSERT INTO due_work (campaign, lead_id, kind, due_at, version) VALUES ('planned', $1, 99, now() + interval '9 days', 1)");
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() });
            await command.ExecuteNonQueryAsync(cancellation);
        });
        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
