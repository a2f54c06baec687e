using System.Globalization;
using LeadGrid.Storage;
using LeadGrid.Testing;
using Npgsql;

namespace LeadGrid.Benchmarks.Outreach;

/// <summary>
/// Calls that the law puts off until one instant, as nine o'clock of a time zone is: each lead has a place of its own within ten
/// minutes after it (<c>FollowUp:Spread</c>), and no campaign begins more than its rate.
/// </summary>
internal static class NineOClock
{
    private const string Campaign = "bench-nine";

    /// <summary>People in one request.</summary>
    private const int Slice = 5_000;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(25);

    public static async Task<IReadOnlyList<Measurement>> Measure(Stage stage, bool quick)
    {
        var people = quick ? 5_000 : 100_000;
        await using var database = NpgsqlDataSource.Create(stage.ConnectionString(Migrator.Leads));
        using var messages = await Messages.To(stage, Campaign, "+15182345606", textsPerSecond: 1, sequence: "nine");
        using var administrator = await Session.SignIn(stage);
        await messages.Publish("nine", new { id = "call", kind = "call" });
        var opens = StepLog.NextMinute(TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(60 + (people / 250)));
        await OpenHours.Until(administrator.Http, Window(opens), stage.Product);
        for (var sent = 0; sent < people; sent += Slice)
        {
            await messages.People(Slice);
        }

        await StepLog.Scheduled(database, Campaign, people, s_patience);
        var plan = await StepLog.Ask(database, Campaign, $"""
            SELECT max(n), extract(epoch FROM max(second) - '{opens:O}'::timestamptz)
            FROM (SELECT count(*) AS n, date_trunc('second', due_at) AS second FROM due_work WHERE campaign = $1 AND kind = 2 GROUP BY 2) AS places
            """);
        Measurement[] spread =
        [
            new($"{people:N0} calls that the law puts off to one instant: planned for the fullest second", plan[0], "calls"),
            new("the last of them is planned for so long after it", plan[1], "s"),
        ];
        if (quick)
        {
            await OpenHours.Open(administrator.Http, stage.Product);
            return spread;
        }

        await StepLog.Taken(database, Campaign, s_patience);
        await OpenHours.Open(administrator.Http, stage.Product);
        const string late = "extract(epoch FROM recorded_at - planned) * 1000";
        var fired = await StepLog.Ask(database, Campaign, $"""
            SELECT count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY {late}), percentile_cont(0.99) WITHIN GROUP (ORDER BY {late}),
                max({late}) / 1000, extract(epoch FROM max(recorded_at) - '{opens:O}'::timestamptz)
            FROM (SELECT lead_id, recorded_at FROM lead_event WHERE campaign = $1 AND kind = 'call_due') AS fired
            JOIN (
                SELECT lead_id, (body -> 'step' ->> 'until')::timestamptz AS planned FROM lead_event
                WHERE campaign = $1 AND kind = 'step_deferred') AS deferred USING (lead_id)
            """);
        return fired[0] == people
            ?
            [
                .. spread,
                new("in that, a lead's own place to committed, p50", fired[1], "ms"),
                new("in that, a lead's own place to committed, p99", fired[2], "ms"),
                new("in that, the latest", fired[3], "s"),
                new("in that, the last call is due so long after the instant", fired[4], "s"),
            ]
            : throw new InvalidOperationException($"{fired[0]} of {people} calls were put off once and are due.");
    }

    /// <summary>Until midnight, from a minute of the person's day on.</summary>
    private static string Window(DateTimeOffset opens)
    {
        var local = StepLog.Local(opens);
        return local.Date == StepLog.Local(TimeProvider.System.GetUtcNow()).Date
            ? string.Create(CultureInfo.InvariantCulture, $"{local.Hour}:{local.Minute:00}-24:00")
            : throw new InvalidOperationException("It is too late in New York: the law opens tomorrow. Begin again after midnight there.");
    }
}
