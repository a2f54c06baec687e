using LeadGrid.Faults.History;
using LeadGrid.Faults.Workload;
using Npgsql;

namespace LeadGrid.Faults.Inflicted;

/// <summary>What is done to the database itself.</summary>
internal static class DatabaseHarms
{
    /// <summary>Somebody's transaction has an id and does not end: nobody may read the log past it.</summary>
    public static async Task HeldHorizon(Stage stage, Pace pace)
    {
        await pace.Work();
        await using var connection = new NpgsqlConnection(stage.Leads);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var take = new NpgsqlCommand("SELECT pg_current_xact_id()::text", connection, transaction);
        stage.Note($"transaction {await take.ExecuteScalarAsync()} holds the horizon");
        await stage.Served();
        await Pause.For(pace.Frozen, CancellationToken.None);
        await stage.Served();
        await transaction.CommitAsync();
        stage.Note("the horizon is free");
        await pace.Work();
    }

    /// <summary>There is no room for another page of leads, and then there is: refused with 503, and served again.</summary>
    public static async Task FullDisk(Stage stage, Pace pace, FullDisk disk)
    {
        await pace.Work();
        stage.Note($"the disk is full ({disk.GetType().Name})");
        var since = TimeProvider.System.GetUtcNow();
        await disk.Fill();
        await Refused(stage, since);
        await pace.Work();
        stage.Note("there is room again");
        await disk.Free();
        await stage.Served();
        await pace.Work();
        var answers = stage.Recorder.ToHistory().Operations.Where(o => o.Began >= since).Select(o => o.Answer).OfType<Unknown>().ToArray();
        Assert.DoesNotContain(answers, a => a.Why == "500");
    }

    private static async Task Refused(Stage stage, DateTimeOffset since)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!stage.Recorder.ToHistory().Operations.Any(o => o.Began >= since && o is { Request: PostLead, Answer: Unknown { Why: "503" } }))
        {
            if (patience.IsCancellationRequested)
            {
                throw new TimeoutException("No post was refused with 503.");
            }

            await Pause.For(TimeSpan.FromMilliseconds(200), patience.Token);
        }
    }
}
