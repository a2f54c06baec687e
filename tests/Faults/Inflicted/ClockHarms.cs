using LeadGrid.Faults.Workload;
using LeadGrid.Processes;
using Npgsql;

namespace LeadGrid.Faults.Inflicted;

/// <summary>Processes whose clocks are wrong, by libfaketime, which stands between them and the kernel.</summary>
internal static class ClockHarms
{
    /// <summary>One silo lives a minute ahead of all others.</summary>
    public static async Task Ahead(Stage stage, Pace pace, ClusterProcess silo)
    {
        stage.Settings[silo.Name] = new Dictionary<string, string>
        {
            ["LD_PRELOAD"] = Library(),
            ["FAKETIME"] = "+60s",
            // Time-outs are measured by the other clock, which a wrong date does not touch.
            ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
        };
        stage.Note($"{silo.Name} is started again, a minute ahead");
        await silo.RestartAsync();
        Assert.InRange(await StartedAhead(stage), 30, 70);
        await stage.Served();
        await pace.Work();
        await Pause.For(pace.Frozen, CancellationToken.None);
        stage.Settings.Remove(silo.Name);
        stage.Note($"{silo.Name} is started again, on time");
        await silo.RestartAsync();
        await stage.Served();
    }

    private static string Library() => Directory.EnumerateFiles("/usr/lib", "libfaketime.so.1", SearchOption.AllDirectories).FirstOrDefault()
        ?? throw new InvalidOperationException("libfaketime is not installed (Debian: apt-get install faketime).");

    /// <returns>How many seconds ahead of the database's clock a silo has said that it lives.</returns>
    private static async Task<double> StartedAhead(Stage stage)
    {
        await using var source = NpgsqlDataSource.Create(stage.Leads);
        await using var ahead = source.CreateCommand("SELECT extract(epoch FROM max(IAmAliveTime) - now())::float8 FROM OrleansMembershipTable");
        return (double)(await ahead.ExecuteScalarAsync())!;
    }
}
