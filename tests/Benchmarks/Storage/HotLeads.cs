using LeadGrid.Access;
using LeadGrid.Hosting;
using LeadGrid.Leads;
using LeadGrid.Privacy;
using LeadGrid.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeadGrid.Benchmarks.Storage;

/// <summary>What an active lead costs in memory: the heap of a whole silo before and after it has activated thousands.</summary>
internal static class HotLeads
{
    public static async Task<IReadOnlyList<Measurement>> Measure(Stage stage, bool quick)
    {
        var count = quick ? 5_000 : 20_000;
        await using var database = await BenchDatabase.Create(stage, "bench_memory");
        var folder = Directory.CreateTempSubdirectory("leadgrid-bench-memory-");
        try
        {
            var builder = Host.CreateApplicationBuilder();
            builder.Logging.ClearProviders();
            builder.AddLeadGridSilo(new SiloSettings
            {
                Leads = database.LeadsConnection,
                Keys = database.KeysConnection,
                MasterKey = Path.Combine(folder.FullName, "master.key"),
                MayCreateMasterKey = true,
            });
            using var silo = builder.Build();
            await silo.StartAsync();
            var ids = await BenchLeads.Add(database, (PersonalVault)silo.Services.GetRequiredService<IPersonalVault>(), count);
            var grains = silo.Services.GetRequiredService<IGrainFactory>();
            await Activate(grains, ids[..200]);
            var before = GC.GetTotalMemory(forceFullCollection: true);
            await Activate(grains, ids[200..]);
            var after = GC.GetTotalMemory(forceFullCollection: true);
            await silo.StopAsync();
            return [new("a hot lead in memory", (after - before) / 1024.0 / (count - 200), "kB")];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Activate(IGrainFactory grains, Guid[] ids)
    {
        var admin = new Actor(ActorKind.Administrator, "u", "Staff");
        foreach (var some in ids.Chunk(500))
        {
            await Task.WhenAll(some.Select(async id =>
            {
                _ = await grains.GetGrain<ILeadGrain>(id).Get(admin) ?? throw new InvalidOperationException("A lead is missing.");
            }));
        }
    }
}
