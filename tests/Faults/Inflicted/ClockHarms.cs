using LeadGrid.Faults.Workload;
using Npgsql;

namespace LeadGrid.Faults.Inflicted;

/// <summary>Processes whose clocks are wrong, by libfaketime, which stands between them and the kernel.</summary>
internal static class ClockHarms
{
    /// <summary>
    /// A silo joins that lives a minute ahead of all others, works with them, and leaves. A new one: a silo that came back
    /// at its old address with an earlier start than it had before would be taken for a ghost of its own past.
    /// </summary>
    public static async Task Ahead(Stage stage, Pace pace)
    {
        stage.Settings[$"silo-{stage.Cluster.Silos.Count + 1}"] = new Dictionary<string, string>
        {
            ["LD_PRELOAD"] = Library(),
            ["FAKETIME"] = "+60s",
        };
        var silo = await stage.Cluster.AddSiloAsync();
        stage.Note($"{silo.Name} has joined, a minute ahead");
        Assert.InRange(await Ahead(stage), 30, 70);
        await stage.Served();
        await Pause.For(pace.Frozen, CancellationToken.None);
        stage.Note($"{silo.Name} leaves");
        await silo.StopAsync(TimeSpan.FromSeconds(60));
        await stage.Served();
    }

    private static string Library() => Directory.EnumerateFiles("/usr/lib", "libfaketime.so.1", SearchOption.AllDirectories).FirstOrDefault()
        ?? throw new InvalidOperationException("libfaketime is not installed (Debian: apt-get install faketime).");

    /// <returns>How many seconds ahead of the database's clock a silo has said that it lives.</returns>
    private static async Task<double> Ahead(Stage stage)
    {
        await using var source = NpgsqlDataSource.Create(stage.Leads);
        await using var ahead = source.CreateCommand("SELECT extract(epoch FROM max(IAmAliveTime) - now())::float8 FROM OrleansMembershipTable");
        return (double)(await ahead.ExecuteScalarAsync())!;
    }
}
