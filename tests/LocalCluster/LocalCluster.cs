using System.Globalization;
using LeadGrid.Storage;
using LeadGrid.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace LeadGrid.Processes;

/// <summary>
/// Silos, Apis and one PostgreSQL as real processes on this machine, with the demo's campaigns, brokers and users. All of
/// it ends with the program that started it, even when that is killed.
/// </summary>
public sealed class LocalCluster : IAsyncDisposable
{
    private readonly LocalClusterOptions _options;
    private readonly ClusterFolder _folder;
    private readonly Guardian _guardian;
    private readonly List<ClusterProcess> _silos = [];
    private readonly List<ClusterProcess> _apis = [];
    private readonly Dictionary<string, TestCertificateFiles> _certificates = [];
    private ClusterPostgres? _postgres;

    private LocalCluster(LocalClusterOptions options, ClusterFolder folder, Guardian guardian) =>
        (_options, _folder, _guardian) = (options, folder, guardian);

    public IReadOnlyList<ClusterProcess> Silos => _silos;

    public IReadOnlyList<ClusterProcess> Apis => _apis;

    public ClusterPostgres Postgres => _postgres ?? throw new InvalidOperationException("PostgreSQL is not started yet.");

    /// <summary>Holds the logs, the secrets and the data.</summary>
    public string Folder => _folder.Root;

    /// <summary>The file of <see cref="Credentials"/>.</summary>
    public string CredentialsFile => _folder.Credentials;

    /// <summary>The demo's administrator, brokers and API key, good at every Api; its address is the first Api's.</summary>
    public DevFile Credentials => DevFile.ReadFile(_folder.Credentials);

    /// <summary>Returns when every process is ready.</summary>
    /// <exception cref="InvalidOperationException">One is not, with the tail of its log.</exception>
    public static async Task<LocalCluster> StartAsync(LocalClusterOptions options)
    {
        var temporary = options.Folder is null;
        var guardian = new Guardian();
        var folder = new ClusterFolder(options.Folder ?? TestFolder.Create());
        var cluster = new LocalCluster(options, folder, guardian);
        try
        {
            await cluster.Prepare(temporary);
            await cluster.StartProcesses();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>One more silo, which the Apis find by themselves.</summary>
    public async Task<ClusterProcess> AddSiloAsync()
    {
        var silo = MakeSilo();
        await silo.StartAsync();
        return silo;
    }

    /// <summary>One more Api.</summary>
    public async Task<ClusterProcess> AddApiAsync()
    {
        var api = MakeApi();
        await api.StartAsync();
        return api;
    }

    /// <summary>The silo that holds the most grains of a type; of <c>router</c> there is one for the demo's campaign.</summary>
    /// <exception cref="InvalidOperationException">None holds any.</exception>
    public async Task<ClusterProcess> WhereAsync(string grainType)
    {
        var held = new List<(ClusterProcess Silo, long Count)>();
        foreach (var silo in _silos.Where(silo => !silo.HasExited))
        {
            held.Add((silo, await silo.ActivationsAsync(grainType)));
        }

        var most = held.MaxBy(h => h.Count);
        return most.Count > 0 ? most.Silo : throw new InvalidOperationException($"No silo holds a grain of type '{grainType}'.");
    }

    /// <summary>Stops all of it in order: Apis, then silos, then PostgreSQL.</summary>
    /// <param name="timeout">For each of the three.</param>
    public async Task StopAsync(TimeSpan timeout)
    {
        await Task.WhenAll(_apis.Where(api => !api.HasExited).Select(api => api.StopAsync(timeout)));
        await Task.WhenAll(_silos.Where(silo => !silo.HasExited).Select(silo => silo.StopAsync(timeout)));
        await Postgres.StopAsync();
    }

    /// <summary>Kills what still runs, and removes a temporary folder.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var process in _apis.Concat(_silos))
        {
            await process.DisposeAsync();
        }

        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }

        await _guardian.DisposeAsync();
    }

    private async Task Prepare(bool temporary)
    {
        _folder.Create();
        await _guardian.Watch(_folder.Work);
        if (temporary)
        {
            await _guardian.Remove(_folder.Root);
        }

        using var authority = new TestAuthority(TimeProvider.System);
        foreach (var role in new[] { "silo", "api" })
        {
            _certificates[role] = authority.Issue(role).Write(_folder.Certificates, role);
        }

        if (_options.Server is { } server)
        {
            _postgres = ClusterPostgres.At(server);
        }
        else
        {
            _postgres = await ClusterPostgres.Start(_folder.Root, PostgresSettings(temporary));
            await _guardian.Watch(Path.Combine(_postgres.Folder, "data"));
            if (temporary)
            {
                await _guardian.Remove(_postgres.Folder);
            }
        }

        await Migrate();
    }

    private async Task Migrate()
    {
        await Migrator.MigrateAsync(
            Postgres.ConnectionString(Migrator.Leads), Postgres.ConnectionString(Migrator.Keys), NullLogger.Instance, CancellationToken.None);
        if (Postgres.IsOwn)
        {
            // Silos of an earlier run that was killed: nobody has to wait until the new ones have found them dead.
            await using var connection = new NpgsqlConnection(Postgres.ConnectionString(Migrator.Leads));
            await connection.OpenAsync();
            await using var forget = new NpgsqlCommand("DELETE FROM OrleansMembershipTable", connection);
            await forget.ExecuteNonQueryAsync();
        }
    }

    private Dictionary<string, string> PostgresSettings(bool temporary)
    {
        // A connection pool of each silo for each database, and another one of Orleans' own.
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["max_connections"] = "600" };
        if (temporary)
        {
            settings["fsync"] = "off";
        }

        foreach (var (name, value) in _options.PostgresSettings)
        {
            settings[name] = value;
        }

        return settings;
    }

    private async Task StartProcesses()
    {
        for (var silo = 0; silo < _options.Silos; silo++)
        {
            MakeSilo().Launch();
        }

        await Task.WhenAll(_silos.Select(silo => silo.ReadyAsync()));
        for (var api = 0; api < _options.Apis; api++)
        {
            MakeApi().Launch();
        }

        await Task.WhenAll(_apis.Select(api => api.ReadyAsync()));
    }

    private ClusterProcess MakeSilo()
    {
        var (http, silo, gateway) = (Ports.Take(), Ports.Take(), Ports.Take());
        _folder.AddGateway(gateway);
        return Make(_silos, "silo", http, "Silo", settings =>
        {
            settings["LeadGrid__Address"] = "127.0.0.1";
            settings["LeadGrid__SiloPort"] = silo.ToString(CultureInfo.InvariantCulture);
            settings["LeadGrid__GatewayPort"] = gateway.ToString(CultureInfo.InvariantCulture);
            settings["LeadGrid__MasterKeyPath"] = _folder.MasterKey;
            settings[$"ConnectionStrings__{Migrator.Leads}"] = Postgres.ConnectionString(Migrator.Leads);
            settings[$"ConnectionStrings__{Migrator.Keys}"] = Postgres.ConnectionString(Migrator.Keys);
        });
    }

    private ClusterProcess MakeApi()
    {
        // One makes the demo, for all.
        var first = _apis.Count == 0;
        return Make(_apis, "api", Ports.Take(), "Api", settings =>
        {
            settings["LeadGrid__CoHost"] = "false";
            settings["LeadGrid__GatewaysFile"] = _folder.Gateways;
            settings["Access__KeyRing"] = _folder.KeyRing;
            settings["Demo__Enabled"] = first ? "true" : "false";
            settings["Demo__File"] = _folder.Credentials;
        });
    }

    private ClusterProcess Make(List<ClusterProcess> all, string kind, int port, string project, Action<Dictionary<string, string>> settings)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{kind}-{all.Count + 1}");
        var process = new ClusterProcess(name, port, _folder.Work, _folder.Log(name), _options.StartTimeout, () =>
        {
            var plan = new ProcessPlan { Name = name, Port = port, Program = Build.Program(project) };
            plan.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
            plan.Environment["ASPNETCORE_URLS"] = string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}");
            settings(plan.Environment);
            if (_options.Tls)
            {
                plan.Environment["LeadGrid__Tls__Certificate"] = _certificates[kind].Certificate;
                plan.Environment["LeadGrid__Tls__Key"] = _certificates[kind].Key;
                plan.Environment["LeadGrid__Tls__Authority"] = _certificates[kind].Authority;
            }

            _options.Configure?.Invoke(plan);
            return plan;
        });
        all.Add(process);
        return process;
    }
}
