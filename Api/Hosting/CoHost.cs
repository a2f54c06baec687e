using LeadGrid.Hosting.Tls;
using LeadGrid.Storage;
using LeadGrid.Storage.Embedded;

namespace LeadGrid.Hosting;

/// <summary>
/// A silo in the Api's own process, with its own PostgreSQL unless a connection string is configured: one command, one
/// process, for development and for small installations.
/// </summary>
internal sealed class CoHost : IAsyncDisposable
{
    private readonly EmbeddedPostgres? _postgres;

    private CoHost(EmbeddedPostgres? postgres, SiloSettings settings) => (_postgres, Settings) = (postgres, settings);

    public SiloSettings Settings { get; }

    /// <summary>On databases that somebody else has started and migrated.</summary>
    internal static CoHost On(SiloSettings settings) => new(null, settings);

    /// <summary>Starts or finds the database and brings it to this version's schema.</summary>
    /// <exception cref="StartupFailedException">Something on this machine is in the way.</exception>
    public static async Task<CoHost> Start(IConfiguration configuration, bool development, ILogger logger, CancellationToken cancellation)
    {
        // Looked at first: what follows takes seconds.
        var tls = TlsSettings.Read(configuration, development);
        var folder = configuration["LeadGrid:DataFolder"] ?? ".leadgrid";
        var leads = configuration.GetConnectionString(Migrator.Leads);
        var postgres = leads is null
            ? await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataDirectory = folder }, logger, cancellation)
            : null;
        try
        {
            var settings = new SiloSettings
            {
                Leads = leads ?? postgres!.ConnectionString(Migrator.Leads),
                Keys = configuration.GetConnectionString(Migrator.Keys)
                    ?? postgres?.ConnectionString(Migrator.Keys)
                    ?? throw new StartupFailedException($"ConnectionStrings:{Migrator.Leads} is configured and ConnectionStrings:{Migrator.Keys} is not: the data keys need a database of their own."),
                MasterKey = configuration["LeadGrid:MasterKeyPath"] ?? Path.Combine(folder, "master.key"),
                MayCreateMasterKey = development,
                Clustered = configuration.GetValue("LeadGrid:Clustered", false),
                SiloPort = configuration.GetValue("LeadGrid:SiloPort", 0),
                GatewayPort = configuration.GetValue("LeadGrid:GatewayPort", 0),
                Tls = tls,
            };
            await Migrator.MigrateAsync(settings.Leads, settings.Keys, logger, cancellation);
            return new CoHost(postgres, settings);
        }
        catch
        {
            if (postgres is not null)
            {
                await postgres.DisposeAsync();
            }

            throw;
        }
    }

    public ValueTask DisposeAsync() => _postgres?.DisposeAsync() ?? ValueTask.CompletedTask;
}
