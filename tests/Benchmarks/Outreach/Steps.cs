using LeadGrid.Benchmarks.Due;
using LeadGrid.Storage;
using Npgsql;

namespace LeadGrid.Benchmarks.Outreach;

/// <summary>
/// Steps of sequences that come due: the lead is woken, the law is asked at its person's contact, and the step is committed with its
/// event. Calls, since what follows a message is measured by itself.
/// </summary>
internal static class Steps
{
    private const int Steady = 500;

    /// <summary>One alone would be held to its rate.</summary>
    private const int Campaigns = 4;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);

    public static async Task<IReadOnlyList<Measurement>> Measure(Stage stage, bool quick)
    {
        await using var database = NpgsqlDataSource.Create(stage.ConnectionString(Migrator.Leads));
        var storms = new List<double>();
        for (var round = 0; round < (quick ? 1 : 3); round++)
        {
            storms.Add(await Storm(stage, database, $"storm{round}", quick ? 2_000 : 10_000));
        }

        var trickle = await Trickle(stage, database, quick ? 10 : 30);
        var reminders = await Reminders.Once(quick);
        return
        [
            new("steps fired, all due at one instant, each with its compliance check", Measurement.Median(storms), "/s", reminders.Fired, $"{Reminders.Name}, without any"),
            new($"steps a second, where {Steady} are due", trickle[0], "/s"),
            new("in that, due to committed, p50", trickle[1], "ms"),
            new("in that, due to committed, p99", trickle[2], "ms"),
        ];
    }

    /// <summary>Everybody's call is due at the same minute, in several campaigns.</summary>
    private static async Task<double> Storm(Stage stage, NpgsqlDataSource database, string name, int people)
    {
        var due = StepLog.NextMinute(TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(45 + (people / 250)));
        var (now, then) = (StepLog.Local(TimeProvider.System.GetUtcNow()), StepLog.Local(due));
        for (var each = 0; each < Campaigns; each++)
        {
            using var messages = await Messages.To(stage, $"bench-{name}-{each}", "+15182345604", textsPerSecond: 1, sequence: name);
            await messages.Publish(
                name,
                new { id = "until", kind = "wait", day = (then.Date - now.Date).Days + 1, timeOfDay = (int)then.TimeOfDay.TotalMinutes },
                new { id = "call", kind = "call" });
            await messages.People(people / Campaigns);
        }

        for (var each = 0; each < Campaigns; each++)
        {
            await StepLog.Taken(database, $"bench-{name}-{each}", s_patience);
        }

        var fired = await StepLog.Ask(database, $"bench-{name}-%", $"""
            SELECT count(*), extract(epoch FROM max(recorded_at) - '{due:O}'::timestamptz), count(*) FILTER (WHERE recorded_at < '{due:O}'::timestamptz)
            FROM lead_event WHERE campaign LIKE $1 AND kind = 'call_due'
            """);
        return (fired[0], fired[2]) == (people, 0)
            ? people / fired[1]
            : throw new InvalidOperationException($"{fired[0]} of {people} calls are due, {fired[2]} of them before their time.");
    }

    /// <summary>So many come a second, and each one's call is due a minute after it began.</summary>
    /// <returns>How many a second there really were, and p50 and p99 of their lateness in milliseconds.</returns>
    private static async Task<double[]> Trickle(Stage stage, NpgsqlDataSource database, int seconds)
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

        await StepLog.Taken(database, campaign, s_patience);
        const string late = "extract(epoch FROM recorded_at - begun - interval '1 minute') * 1000";
        return await StepLog.Ask(database, campaign, $"""
            SELECT count(*) / greatest(extract(epoch FROM max(begun) - min(begun)), 1),
                percentile_cont(0.5) WITHIN GROUP (ORDER BY {late}), percentile_cont(0.99) WITHIN GROUP (ORDER BY {late})
            FROM (SELECT lead_id, recorded_at FROM lead_event WHERE campaign = $1 AND kind = 'call_due') AS fired
            JOIN (SELECT lead_id, at AS begun FROM lead_event WHERE campaign = $1 AND kind = 'sequence_started') AS begin USING (lead_id)
            """);
    }
}
