using LeadGrid.Storage;
using Npgsql;

namespace LeadGrid.Benchmarks.Outreach;

/// <summary>
/// Steps of sequences that come due: the lead is woken, the law is asked at its person's contact, and the step is committed with its
/// event. Calls, since what follows a message is measured by itself.
/// </summary>
internal static class Steps
{
    private const string Zone = "America/New_York";
    private const int Steady = 500;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);

    public static async Task<IReadOnlyList<Measurement>> Measure(Stage stage, bool quick)
    {
        await using var database = NpgsqlDataSource.Create(stage.ConnectionString(Migrator.Leads));
        var storm = await Storm(stage, database, quick ? 2_000 : 20_000);
        var (p50, p99) = await Trickle(stage, database, quick ? 10 : 30);
        return
        [
            new("steps fired, all due at one instant, each with its compliance check", storm, "/s"),
            new("at 500 steps/s, due to committed, p50", p50, "ms"),
            new("at 500 steps/s, due to committed, p99", p99, "ms"),
        ];
    }

    /// <summary>Everybody's call is due in the same minute.</summary>
    private static async Task<double> Storm(Stage stage, NpgsqlDataSource database, int people)
    {
        const string campaign = "bench-storm";
        using var messages = await Messages.To(stage, campaign, "+15182345604", textsPerSecond: 1, sequence: "storm");
        var due = NextMinute(TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(45 + (people / 400)));
        var (now, then) = (Local(TimeProvider.System.GetUtcNow()), Local(due));
        await messages.Publish(
            "storm",
            new { id = "until", kind = "wait", day = (then.Date - now.Date).Days + 1, timeOfDay = (int)then.TimeOfDay.TotalMinutes },
            new { id = "call", kind = "call" });
        await messages.People(people);
        var last = await Fired(database, campaign, people, "max(extract(epoch FROM recorded_at - $2))", due);
        return people / last[0];
    }

    /// <summary>So many come a second, and each one's call is due a minute after it began.</summary>
    private static async Task<(double P50, double P99)> Trickle(Stage stage, NpgsqlDataSource database, int seconds)
    {
        const string campaign = "bench-trickle";
        using var messages = await Messages.To(stage, campaign, "+15182345605", textsPerSecond: 1, sequence: "trickle");
        await messages.Publish("trickle", new { id = "minute", kind = "wait", minutes = 1 }, new { id = "call", kind = "call" });
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        for (var sent = 0; sent < Steady * seconds; sent += Steady / 5)
        {
            await beat.WaitForNextTickAsync();
            await messages.People(Steady / 5);
        }

        const string late = "extract(epoch FROM recorded_at - (at_start + interval '1 minute')) * 1000";
        var figures = await Fired(
            database, campaign, Steady * seconds,
            $"percentile_cont(0.5) WITHIN GROUP (ORDER BY {late}), percentile_cont(0.99) WITHIN GROUP (ORDER BY {late})", DateTimeOffset.UnixEpoch);
        return (figures[0], figures[1]);
    }

    /// <summary>Waits until every call is due on disk, and then asks the log.</summary>
    private static async Task<double[]> Fired(NpgsqlDataSource database, string campaign, int people, string what, DateTimeOffset since)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (true)
        {
            await using var command = database.CreateCommand($"""
                SELECT count(*), {what} FROM lead_event AS fired
                JOIN LATERAL (SELECT at AS at_start FROM lead_event WHERE lead_id = fired.lead_id AND kind = 'sequence_started' LIMIT 1) AS begun ON true
                WHERE campaign = $1 AND kind = 'call_due' AND recorded_at >= $2
                """);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = campaign });
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = since });
            await using var row = await command.ExecuteReaderAsync(patience.Token);
            await row.ReadAsync(patience.Token);
            if (row.GetInt64(0) >= people)
            {
                return [.. Enumerable.Range(1, row.FieldCount - 1).Select(at => Convert.ToDouble(row.GetValue(at), null))];
            }

            await row.CloseAsync();
            await Task.Delay(TimeSpan.FromSeconds(1), patience.Token);
        }
    }

    private static DateTimeOffset NextMinute(DateTimeOffset at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMinute) + TimeSpan.TicksPerMinute, TimeSpan.Zero);

    private static DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTimeBySystemTimeZoneId(at, Zone);
}
