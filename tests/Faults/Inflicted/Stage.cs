using System.Globalization;
using LeadGrid.Faults.Checking;
using LeadGrid.Faults.History;
using LeadGrid.Faults.Workload;
using LeadGrid.Processes;
using LeadGrid.Storage;
using LeadGrid.Testing;
using Npgsql;

namespace LeadGrid.Faults.Inflicted;

/// <summary>
/// A cluster whose every silo speaks with PostgreSQL over a wire of the test's own, and the record of all that happens to
/// it. Several faults may be inflicted in its life, one after the other: the record is judged as a whole each time.
/// </summary>
internal sealed class Stage : IAsyncDisposable
{
    private const int Silos = 3;

    /// <summary>Generous, as all processes and the tests share a few cores; what it took is in the record.</summary>
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, TcpProxy> _wires = [];
    private readonly HashSet<string> _told = [];
    private readonly string _folder;
    private readonly StreamWriter _file;

    private Stage(string folder)
    {
        _folder = folder;
        _file = HistoryFile.Begin(folder);
        Recorder = new Recorder(TimeProvider.System, _file);
    }

    public LocalCluster Cluster { get; private set; } = null!;

    public Company Company { get; private set; } = null!;

    public Recorder Recorder { get; }

    /// <summary>Of the run that is under way, among those on this stage.</summary>
    public int Scope { get; private set; }

    public Uri[] Apis => [.. Cluster.Apis.Select(a => a.Url)];

    public string Leads => Cluster.Postgres.ConnectionString(Migrator.Leads);

    /// <summary>Settings of single processes, for their next start.</summary>
    public Dictionary<string, Dictionary<string, string>> Settings { get; } = [];

    /// <summary>Programs of another build, by process, for their next start.</summary>
    public Dictionary<string, string> Programs { get; } = [];

    public static async Task<Stage> Set()
    {
        var stage = new Stage(RepositoryRoot.File("TestResults", "faults", $"run-{TimeProvider.System.GetUtcNow():yyyyMMdd-HHmmss}-{Environment.ProcessId}"));
        try
        {
            stage.Cluster = await LocalCluster.StartAsync(new LocalClusterOptions
            {
                Silos = Silos,
                Apis = 2,
                // The order of commit is what the caps are replayed in.
                PostgresSettings = { ["track_commit_timestamp"] = "on" },
                Configure = stage.Configure,
            });
            stage.Company = await Company.SignIn(stage.Cluster.Credentials, stage.Apis[0], CancellationToken.None);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <summary>The wire between a silo and PostgreSQL.</summary>
    public TcpProxy Wire(ClusterProcess silo) => _wires[silo.Name];

    public IEnumerable<TcpProxy> Wires => _wires.Values;

    /// <summary>The silo that speaks most with PostgreSQL now: the campaign's router is there.</summary>
    public async Task<ClusterProcess> Busiest()
    {
        var before = _wires.ToDictionary(w => w.Key, w => w.Value.Passed);
        await Pause.For(TimeSpan.FromSeconds(1), CancellationToken.None);
        return Cluster.Silos.Where(s => !s.HasExited).MaxBy(s => _wires[s.Name].Passed - before[s.Name])!;
    }

    /// <summary>Notes what is done to the grid.</summary>
    public void Note(string what) => Recorder.Inflict(what);

    /// <summary>Waits until a post is served that began after now.</summary>
    /// <returns>How long that took.</returns>
    public async Task<TimeSpan> Served()
    {
        var since = TimeProvider.System.GetUtcNow();
        using var patience = new CancellationTokenSource(Recovery);
        while (Recorder.NewestServed <= since)
        {
            if (patience.IsCancellationRequested)
            {
                throw new TimeoutException($"No post was served for {Recovery.TotalSeconds:0} s.");
            }

            await Pause.For(TimeSpan.FromMilliseconds(50), patience.Token);
        }

        var took = TimeProvider.System.GetUtcNow() - since;
        Note(string.Create(CultureInfo.InvariantCulture, $"served again after {took.TotalSeconds:0.0} s"));
        return took;
    }

    /// <summary>Waits until every grain is reached by every Api.</summary>
    public async Task Reached()
    {
        var took = await Reach.Everywhere(Company.Administrator, Apis);
        Note(string.Create(CultureInfo.InvariantCulture, $"all grains reached after {took.TotalSeconds:0.0} s"));
    }

    /// <summary>Lets a crew work, harms the grid meanwhile, and judges everything that has happened so far.</summary>
    /// <param name="harm">Returns when nothing is harmed any more.</param>
    public async Task Run(int seed, CrewPlan plan, Func<Crew, Random, Task> harm)
    {
        try
        {
            Recorder.Inflict($"SEED={seed}");
            await using var crew = await Crew.Begin(plan, seed, ++Scope, Recorder, Cluster.Credentials, Company, Apis);
            await harm(crew, new Random(seed));
            await crew.Finish();
            var (history, state) = await Settle();
            string[] violations = [.. HistoryChecker.Check(history, state).Select(v => v.ToString()).Where(_told.Add)];
            if (violations.Length > 0)
            {
                HistoryFile.Keep(_folder, Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"failed-{Scope}")), state);
                Assert.Fail($"{violations.Length} promises broken.\n{string.Join('\n', violations.Take(10))}");
            }
        }
        catch (Exception)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"SEED={seed} ./test faults     replays the schedule; {_folder} has the record."));
            await Heal();
            throw;
        }
    }

    /// <summary>After a harm that broke off: the next run is not to suffer from it.</summary>
    private async Task Heal()
    {
        foreach (var wire in _wires.Values)
        {
            wire.AtNextCommit(null);
            wire.BlackHole(false);
            (wire.Delay, wire.BytesPerSecond) = (TimeSpan.Zero, null);
        }

        Settings.Clear();
        await Cluster.Postgres.RestartAsync();
        // Silos that joined for a fault alone are not missed.
        foreach (var process in Cluster.Silos.Take(Silos).Concat(Cluster.Apis))
        {
            if (process.HasExited)
            {
                await process.StartAsync();
            }
            else
            {
                process.Wake();
            }
        }
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

        foreach (var wire in _wires.Values)
        {
            await wire.DisposeAsync();
        }

        Company?.Dispose();
        await _file.DisposeAsync();
    }

    /// <summary>Waits until browsers show what the database holds, and due work is done; what is not so by then is a fault.</summary>
    private async Task<(RunHistory History, GridState State)> Settle()
    {
        using var patience = new CancellationTokenSource(Settling);
        while (true)
        {
            var state = await StateReader.Read(Leads, CancellationToken.None);
            var history = Recorder.ToHistory();
            if (patience.IsCancellationRequested || HistoryChecker.IsSettled(history, state))
            {
                state = await SettingsReader.Complete(state, history, Company.Administrator, Apis[0], CancellationToken.None);
                if (patience.IsCancellationRequested || HistoryChecker.SettingsAreSettled(history, state))
                {
                    return (history, state);
                }
            }

            await Pause.For(TimeSpan.FromSeconds(1), patience.Token);
        }
    }

    private void Configure(ProcessPlan plan)
    {
        if (plan.IsSilo)
        {
            var wire = _wires.TryGetValue(plan.Name, out var known) ? known : _wires[plan.Name] = new TcpProxy("127.0.0.1", PortOf(plan));
            foreach (var name in new[] { Migrator.Leads, Migrator.Keys })
            {
                var connection = new NpgsqlConnectionStringBuilder(plan.Environment[$"ConnectionStrings__{name}"]) { Host = "127.0.0.1", Port = wire.Port };
                plan.Environment[$"ConnectionStrings__{name}"] = connection.ConnectionString;
            }
        }

        plan.Program = Programs.GetValueOrDefault(plan.Name, plan.Program);
        plan.Environment["LiveGrid__ConnectionsPerUser"] = "2000";
        foreach (var (setting, value) in Settings.GetValueOrDefault(plan.Name) ?? [])
        {
            plan.Environment[setting] = value;
        }
    }

    private static int PortOf(ProcessPlan plan) =>
        new NpgsqlConnectionStringBuilder(plan.Environment[$"ConnectionStrings__{Migrator.Leads}"]).Port;
}
