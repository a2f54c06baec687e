using System.Net;
using LeadGrid.Storage;
using LeadGrid.Storage.Commits;
using LeadGrid.Testing.GrainState;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using Orleans.Configuration;
using Orleans.Storage;

namespace LeadGrid.Benchmarks.Storage;

/// <summary>Awaited durable writes of state only, 256 active grains: the group commit, Orleans' ADO.NET provider, and raw SQL.</summary>
internal static class StateWrites
{
    private const int Grains = 256;

    public static async Task<IReadOnlyList<Measurement>> Measure(Stage stage, bool quick)
    {
        await using var database = await BenchDatabase.Create(stage, "bench_state");
        await database.Run(StateTable.Create);
        using var silo = Silo(database);
        await silo.StartAsync();
        var factory = silo.Services.GetRequiredService<IGrainFactory>();
        var ado = Enumerable.Range(0, Grains).Select(n => (ICounterGrain)factory.GetGrain<IAdoNetCounterGrain>($"counter-{n}")).ToArray();
        var group = Enumerable.Range(0, Grains).Select(n => (ICounterGrain)factory.GetGrain<IGroupCounterGrain>($"counter-{n}")).ToArray();
        var length = TimeSpan.FromSeconds(quick ? 2 : 5);
        var (ours, theirs, raws) = (new List<Rounds.Figures>(), new List<Rounds.Figures>(), new List<Rounds.Figures>());
        await Increment(group, length);
        await Increment(ado, length);
        for (var round = 0; round < (quick ? 2 : 3); round++)
        {
            ours.Add(await Increment(group, length));
            theirs.Add(await Increment(ado, length));
            raws.Add(await Raw(database, length));
        }

        await silo.StopAsync();
        var rate = Measurement.Median(ours.Select(f => f.PerSecond));
        return
        [
            new("state writes, 256 grains", rate, "/s", Measurement.Median(theirs.Select(f => f.PerSecond)), "Orleans ADO.NET"),
            new("state writes, 256 grains, p50", Measurement.Median(ours.Select(f => f.P50)), "ms", Measurement.Median(theirs.Select(f => f.P50)), "Orleans ADO.NET"),
            new("state writes, 256 grains", rate, "/s", Measurement.Median(raws.Select(f => f.PerSecond)), "raw unnest upserts"),
        ];
    }

    private static Task<Rounds.Figures> Increment(ICounterGrain[] grains, TimeSpan length) => Rounds.Run(Grains, length, async n =>
    {
        await grains[n].Increment();
        return 1;
    });

    /// <summary>The bound: two connections, each with a statement of 128 rows after the other.</summary>
    private static async Task<Rounds.Figures> Raw(BenchDatabase database, TimeSpan length)
    {
        var payload = new byte[450];
        return await Rounds.Run(2, length, async caller =>
        {
            await using var command = database.Leads.CreateCommand("""
                INSERT INTO grain_state (grain, version, commit_id, payload)
                SELECT grain, 1, commit_id, payload FROM unnest($1, $2, $3) AS w (grain, commit_id, payload)
                ON CONFLICT (grain) DO UPDATE SET version = grain_state.version + 1, commit_id = excluded.commit_id, payload = excluded.payload
                """);
            command.Parameters.Add(new NpgsqlParameter { Value = Enumerable.Range(0, Grains / 2).Select(n => $"raw-{caller}-{n:000}").ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
            command.Parameters.Add(new NpgsqlParameter { Value = Enumerable.Range(0, Grains / 2).Select(_ => Guid.CreateVersion7()).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
            command.Parameters.Add(new NpgsqlParameter { Value = Enumerable.Repeat(payload, Grains / 2).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
            await command.ExecuteNonQueryAsync();
            return Grains / 2;
        });
    }

    private static IHost Silo(BenchDatabase database)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddOptions<GroupCommitOptions>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddKeyedSingleton<IGrainStorage>("group", (services, _) => new GroupCommitStorage(
            new LeadDataSource(database.Leads),
            services.GetRequiredService<IGrainStorageSerializer>(),
            new GroupCommit<StateWrite>(
                new StateTable(),
                new LeadDataSource(database.Leads),
                services.GetRequiredService<IOptions<GroupCommitOptions>>(),
                TimeProvider.System,
                services.GetRequiredService<ILogger<GroupCommit<StateWrite>>>())));
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(Stage.Port(), Stage.Port(), serviceId: "bench", clusterId: "bench")
            .Configure<EndpointOptions>(options => options.AdvertisedIPAddress = IPAddress.Loopback)
            .AddAdoNetGrainStorage("adonet", options => (options.Invariant, options.ConnectionString) = ("Npgsql", database.LeadsConnection)));
        return builder.Build();
    }
}
