using System.Security.Cryptography;
using LeadGrid.Benchmarks.Storage;
using LeadGrid.Compliance;
using LeadGrid.Contacts;
using LeadGrid.Hosting;
using LeadGrid.Storage;
using LeadGrid.Storage.Contacts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LeadGrid.Benchmarks.Outreach;

/// <summary>
/// A permit's whole life through the grains: asked for, used, and ended, each of which is on disk when it is answered. Beside it
/// the same rows in the same statements by two connections that have nothing to judge, seal, chain or answer.
/// </summary>
internal static class Permits
{
    private const int Contacts = 256;

    /// <summary>Bytes of a sealed entry, about.</summary>
    private const int Sealed = 320;

    public static async Task<IReadOnlyList<Measurement>> Measure(Stage stage, bool quick)
    {
        await using var database = await BenchDatabase.Create(stage, "bench_permits");
        var folder = Directory.CreateTempSubdirectory("leadgrid-bench-");
        try
        {
            using var silo = await Start(database, folder.FullName);
            var length = TimeSpan.FromSeconds(quick ? 3 : 5);
            var grains = silo.Services.GetRequiredService<IGrainFactory>();
            IContactGrain[] contacts = [.. Keys().Select(key => grains.GetGrain<IContactGrain>(key.ToString()))];
            ContactState[] raw = [.. Keys().Select(key => new ContactState { Key = key, KeyId = Guid.NewGuid() })];
            var (ours, theirs) = (new List<Rounds.Figures>(), new List<Rounds.Figures>());
            await Granted(contacts, length);
            await Written(database, raw, TimeSpan.FromSeconds(1));
            for (var round = 0; round < (quick ? 1 : 3); round++)
            {
                ours.Add(await Granted(contacts, length));
                theirs.Add(await Written(database, raw, length));
            }

            await silo.StopAsync();
            return
            [
                new("permits asked for, used and ended, 256 contacts", Measurement.Median(ours.Select(f => f.PerSecond)), "/s", Measurement.Median(theirs.Select(f => f.PerSecond)), "raw SQL, same rows"),
                new("permits asked for, used and ended, 256 contacts, p50", Measurement.Median(ours.Select(f => f.P50)), "ms"),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<ContactKey> Keys() => Enumerable.Range(0, Contacts).Select(_ => ContactKey.Email(RandomNumberGenerator.GetBytes(32)));

    private static async Task<IHost> Start(BenchDatabase database, string folder)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = Environments.Development });
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Configuration.AddInMemoryCollection([new("Outreach:LinkKeyPath", Path.Combine(folder, "link.key"))]);
        builder.AddLeadGridSilo(new SiloSettings
        {
            Leads = database.LeadsConnection,
            Keys = database.KeysConnection,
            MasterKey = Path.Combine(folder, "master.key"),
            MayCreateMasterKey = true,
        });
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static Task<Rounds.Figures> Granted(IContactGrain[] contacts, TimeSpan length) => Rounds.Run(Contacts, length, async n =>
    {
        // An e-mail, which no window and no hour binds.
        var request = new PermitRequest(Guid.CreateVersion7(), null, ContactChannel.Email, ContactPurpose.Marketing, "Acme Solar", null, null, "NY", "12207");
        if ((await contacts[n].RequestPermit(request)).PermitId is not { } permit || !await contacts[n].Leave(permit))
        {
            throw new InvalidOperationException("A permit was refused.");
        }

        await contacts[n].Left(permit, left: true, "accepted");
        return 1;
    });

    private static Task<Rounds.Figures> Written(BenchDatabase database, ContactState[] contacts, TimeSpan length)
    {
        var table = new ContactTable();
        return Rounds.Run(2, length, async caller =>
        {
            foreach (var kind in new[] { "PermitGranted", "PermitUsed", "SendEnded" })
            {
                var writes = new List<ContactWrite>(Contacts / 2);
                for (var n = caller * Contacts / 2; n < (caller + 1) * Contacts / 2; n++)
                {
                    var next = contacts[n] with { Version = contacts[n].Version + 1, Head = new byte[32] };
                    var row = new LedgerRow(next.Key.ToString(), next.Version, TimeProvider.System.GetUtcNow(), kind, new byte[Sealed], new byte[32]);
                    writes.Add(new ContactWrite(contacts[n], next, [row], new byte[32], [], CancellationToken.None));
                    contacts[n] = next;
                }

                await using var connection = await database.Leads.OpenConnectionAsync();
                await using var transaction = await connection.BeginTransactionAsync();
                await using var batch = new NpgsqlBatch(connection, transaction);
                writes.Sort(table.Order);
                table.Append(batch, writes);
                batch.Append("COMMIT");
                await batch.ExecuteNonQueryAsync();
            }

            return Contacts / 2;
        });
    }
}
