using System.Diagnostics;
using LeadGrid.Benchmarks.Due;
using LeadGrid.Storage;
using Npgsql;

namespace LeadGrid.Benchmarks.Outreach;

/// <summary>
/// A million runs that stand before a step of next month (50,000 in brief): what scheduling one costs, and what they cost while
/// they wait, to a product that is started anew.
/// </summary>
internal static class Scheduled
{
    private const string Campaign = "bench-scheduled";
    private const int Slice = 5_000;
    private const int Overdue = 500;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);

    public static async Task<IReadOnlyList<Measurement>> Measure(Stage stage, bool quick)
    {
        var (posted, all) = quick ? (5_000, 50_000) : (20_000, 1_000_000);
        await using var database = NpgsqlDataSource.Create(stage.ConnectionString(Migrator.Leads));
        var few = await Restart(stage, database, "bench-restart-few");
        var rate = await Schedule(stage, database, posted);
        await Copy(database, all - posted);
        var many = await Restart(stage, database, "bench-restart-many");
        var reminders = await Reminders.Once(quick);
        var (with, without) = ($"{all:N0} scheduled", "hardly any");
        return
        [
            new("leads posted, and their runs scheduled for next month", rate, "/s", reminders.Planned, $"{Reminders.Name} registered"),
            new("a million of them at that rate", 1e6 / rate / 60, "min"),
            new($"a restart with {with}: until it serves", many.Ready, "s", few.Ready, without),
            new($"and until {Overdue} calls that came due meanwhile are taken", many.Taken, "s", few.Taken, without),
            new($"memory of the product then, {with}", many.Memory / 1e6, "MB", few.Memory / 1e6, without),
            new($"what {all:N0} scheduled add to it", (many.Memory - few.Memory) / 1e6, "MB", reminders.BytesEach * all / 1e6, $"{Reminders.Name}, from {reminders.Count:N0}"),
        ];
    }

    /// <returns>Leads a second, from the first one's post until the last one's run is on disk.</returns>
    private static async Task<double> Schedule(Stage stage, NpgsqlDataSource database, int people)
    {
        using var messages = await Messages.To(stage, Campaign, "+15182345607", textsPerSecond: 1, sequence: "month");
        await messages.Publish("month", new { id = "month", kind = "wait", day = 30, timeOfDay = 600 }, new { id = "call", kind = "call" });
        var started = Stopwatch.GetTimestamp();
        for (var sent = 0; sent < people; sent += Slice)
        {
            await messages.People(Slice);
        }

        await StepLog.Scheduled(database, Campaign, people, s_patience);
        return people / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>As many leads more, each a copy of one that was posted, with its run and its row of due work: nobody opens them.</summary>
    private static async Task Copy(NpgsqlDataSource database, int leads)
    {
        string[] statements =
        [
            $"""
            INSERT INTO lead SELECT copy.*
            FROM lead AS one CROSS JOIN LATERAL (SELECT gen_random_uuid() AS id FROM generate_series(1, {leads})) AS fresh
            CROSS JOIN LATERAL jsonb_populate_record(one, jsonb_build_object('lead_id', fresh.id)) AS copy
            WHERE one.lead_id = (SELECT lead_id FROM lead WHERE campaign = '{Campaign}' LIMIT 1)
            """,
            $"""
            INSERT INTO due_work (campaign, lead_id, kind, due_at, version)
            SELECT campaign, lead_id, 2, (follow_up ->> 'dueAt')::timestamptz + random() * interval '1 day', version FROM lead WHERE campaign = '{Campaign}'
            ON CONFLICT (campaign, lead_id, kind) DO NOTHING
            """,
            "VACUUM ANALYZE lead", "VACUUM ANALYZE due_work",
        ];
        foreach (var statement in statements)
        {
            await using var command = database.CreateCommand(statement);
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Stops the product, lets calls come due, and starts it again.</summary>
    private static async Task<(double Ready, double Taken, double Memory)> Restart(Stage stage, NpgsqlDataSource database, string campaign)
    {
        using (var messages = await Messages.To(stage, campaign, "+15182345608", textsPerSecond: 1, sequence: "restart"))
        {
            await messages.Publish("restart", new { id = "minute", kind = "wait", minutes = 1 }, new { id = "call", kind = "call" });
            await messages.People(Overdue);
        }

        await StepLog.Scheduled(database, campaign, Overdue, s_patience);
        await stage.StopProduct();
        await StepLog.Until(database, campaign, "SELECT count(*) FROM due_work WHERE campaign = $1 AND kind = 2 AND due_at <= now()", Overdue, s_patience);
        var started = Stopwatch.GetTimestamp();
        await stage.StartProduct();
        var ready = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await StepLog.Taken(database, campaign, s_patience);
        return (ready, Stopwatch.GetElapsedTime(started).TotalSeconds, stage.ProductWorkingSet());
    }
}
