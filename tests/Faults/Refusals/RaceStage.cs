using System.Globalization;
using LeadGrid.Faults.Workload;
using LeadGrid.Processes;
using LeadGrid.Simulation;
using LeadGrid.Storage;
using LeadGrid.Testing;
using Npgsql;

namespace LeadGrid.Faults.Refusals;

/// <summary>A cluster that texts by a simulated provider, which runs here and brings its webhooks to the first Api.</summary>
internal sealed class RaceStage : IAsyncDisposable
{
    /// <summary>Of arrivals and webhooks: more than a long round makes.</summary>
    private const int Kept = 2_000_000;

    private readonly string _folder;
    private readonly int _webhooks;
    private readonly Lock _notes = new();
    private NpgsqlDataSource? _leads;

    private RaceStage(string folder, int webhooks, Simulator provider) => (_folder, _webhooks, Provider) = (folder, webhooks, provider);

    public Simulator Provider { get; }

    public LocalCluster Cluster { get; private set; } = null!;

    public Visitor Administrator { get; private set; } = null!;

    public Uri[] Apis => [.. Cluster.Apis.Select(api => api.Url)];

    public static async Task<RaceStage> Set()
    {
        var folder = RepositoryRoot.File("TestResults", "faults", $"races-{TimeProvider.System.GetUtcNow():yyyyMMdd-HHmmss}-{Environment.ProcessId}");
        Directory.CreateDirectory(folder);
        // The silos must know where the provider brings its reports before there is an Api.
        var webhooks = Ports.Take();
        var provider = await Simulator.Start(new SimulatorOptions
        {
            Kept = Kept,
            InboundUrl = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{webhooks}/api/v1/webhooks/twilio/inbound"),
            Behaviour = new Behaviour
            {
                Latency = new Spread(2, 8, 60),
                // The product is to keep the refusals, not the provider.
                BlocksOptOuts = false,
                // As long as it takes until a refusal is acknowledged, with silos down.
                WebhookAttempts = 40,
            },
        });
        var stage = new RaceStage(folder, webhooks, provider);
        try
        {
            stage.Cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Silos = 3, Apis = 2, Configure = stage.Configure });
            stage._leads = NpgsqlDataSource.Create(stage.Cluster.Postgres.ConnectionString(Migrator.Leads));
            stage.Administrator = await Visitor.SignIn(stage.Cluster.Credentials.Admin, stage.Apis[0], CancellationToken.None);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <summary>Messages that are not settled.</summary>
    public async Task<long> Waiting(CancellationToken cancellation)
    {
        await using var count = _leads!.CreateCommand("SELECT count(*) FROM outbox WHERE done_at IS NULL AND kind = 'message'");
        return (long)(await count.ExecuteScalarAsync(cancellation))!;
    }

    public void Note(string what)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():HH:mm:ss.fff} {what}");
        lock (_notes)
        {
            File.AppendAllText(Path.Combine(_folder, "notes.txt"), line + "\n");
        }

        TestContext.Current.TestOutputHelper?.WriteLine(line);
    }

    public async ValueTask DisposeAsync()
    {
        if (Cluster is not null)
        {
            foreach (var log in Directory.GetFiles(Path.Combine(Cluster.Folder, "log")))
            {
                File.Copy(log, Path.Combine(_folder, Path.GetFileName(log)), overwrite: true);
            }

            await Cluster.DisposeAsync();
        }

        await Provider.DisposeAsync();
        Administrator?.Dispose();
        if (_leads is not null)
        {
            await _leads.DisposeAsync();
        }
    }

    private void Configure(ProcessPlan plan)
    {
        var twilio = new Dictionary<string, string>
        {
            ["AuthToken"] = Provider.Options.AuthToken,
            ["PublicUrl"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_webhooks}"),
        };
        if (plan.IsSilo)
        {
            twilio["AccountSid"] = Provider.Options.AccountSid;
            twilio["BaseUrl"] = Provider.Address.ToString();
            twilio["MaximumPerSecond"] = "2000";
            twilio["MaximumConcurrent"] = "256";
        }
        else if (plan.Name == "api-1")
        {
            plan.Environment["ASPNETCORE_URLS"] += string.Create(CultureInfo.InvariantCulture, $";http://127.0.0.1:{_webhooks}");
        }

        foreach (var (setting, value) in twilio)
        {
            plan.Environment[$"Providers__Twilio__{setting}"] = value;
        }
    }
}
