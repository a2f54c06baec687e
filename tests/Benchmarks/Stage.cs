using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using LeadGrid.Benchmarks.Outreach;
using LeadGrid.Processes;
using LeadGrid.Storage;
using LeadGrid.Storage.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace LeadGrid.Benchmarks;

/// <summary>One PostgreSQL, the product, and the bare endpoint, each a process of its own, in a folder that goes afterwards.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly string _folder;
    private readonly EmbeddedPostgres _postgres;
    private readonly List<Process> _processes = [];
    private Process _product = null!;

    private Stage(string folder, EmbeddedPostgres postgres) => (_folder, _postgres) = (folder, postgres);

    public required string PostgresVersion { get; init; }
    public Uri Product { get; private set; } = null!;
    public Uri Bare { get; private set; } = null!;

    /// <summary>The competitor of the live grid: see <see cref="Benchmarks.PlainHub"/>.</summary>
    public Uri PlainHub { get; private set; } = null!;
    /// <summary>What the product sends texts and e-mails by.</summary>
    public required Carriers Carriers { get; init; }
    public string ApiKey { get; private set; } = "";
    public (string Email, string Password) Administrator { get; private set; }

    public static async Task<Stage> Set()
    {
        var folder = Directory.CreateTempSubdirectory("leadgrid-bench-").FullName;
        var postgres = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions
            {
                DataDirectory = folder,
                // The competitors and the measurements have pools of their own beside the product's.
                Settings = { ["max_connections"] = "500" },
            }, NullLogger.Instance, CancellationToken.None);
        var stage = new Stage(folder, postgres) { PostgresVersion = await Version(postgres), Carriers = await Carriers.Start() };
        await stage.StartBare();
        await stage.StartPlainHub();
        await stage.StartProduct();
        return stage;
    }

    /// <summary>The product's memory that is in RAM, in bytes.</summary>
    public long ProductWorkingSet()
    {
        _product.Refresh();
        return _product.WorkingSet64;
    }

    public HttpClient Client(Uri address, int connections)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections }) { BaseAddress = address };
        client.DefaultRequestHeaders.Add("X-Api-Key", ApiKey);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        await Carriers.DisposeAsync();
        await _postgres.DisposeAsync();
        Directory.Delete(_postgres.Folder, recursive: true);
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    public string ConnectionString(string database) => _postgres.ConnectionString(database);

    public static int Port()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<string> Version(EmbeddedPostgres postgres)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString("postgres"));
        await connection.OpenAsync();
        return connection.PostgreSqlVersion.ToString();
    }

    private async Task StartBare()
    {
        Bare = new Uri($"http://127.0.0.1:{Port()}");
        Start(Environment.ProcessPath!, ["bare", _postgres.ConnectionString("postgres"), Bare.ToString()]);
        await Answering(new Uri(Bare, "/ready"));
    }

    private async Task StartPlainHub()
    {
        PlainHub = new Uri($"http://127.0.0.1:{Port()}");
        Start(Environment.ProcessPath!, ["plain-hub", PlainHub.ToString()]);
        await Answering(new Uri(PlainHub, "/ready"));
    }

    /// <summary>As a deployment ends it: what is under way is finished.</summary>
    public async Task StopProduct()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        Signals.Send(_product.Id, Signals.Terminate);
        await _product.WaitForExitAsync(patience.Token);
        _processes.Remove(_product);
        _product.Dispose();
    }

    /// <summary>Returns when it serves, at the address where it served before.</summary>
    public async Task StartProduct()
    {
        Product ??= new Uri($"http://127.0.0.1:{Port()}");
        _product = Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "LeadGrid.Api.dll"), "--urls", Product.ToString()], info =>
        {
            info.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
            // All browsers of the live grid's rows are one administrator's.
            info.Environment["LiveGrid__ConnectionsPerUser"] = "1000";
            info.Environment[$"ConnectionStrings__{Migrator.Leads}"] = _postgres.ConnectionString(Migrator.Leads);
            info.Environment[$"ConnectionStrings__{Migrator.Keys}"] = _postgres.ConnectionString(Migrator.Keys);
            foreach (var (setting, value) in Carriers.Settings(Product, _folder))
            {
                info.Environment[setting] = value;
            }
        });
        await Answering(new Uri(Product, "/health/ready"));
        using var dev = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, ".leadgrid", "dev.json")));
        ApiKey = dev.RootElement.GetProperty("apiKey").GetString()!;
        var admin = dev.RootElement.GetProperty("admin");
        Administrator = (admin.GetProperty("email").GetString()!, admin.GetProperty("password").GetString()!);
    }

    private Process Start(string program, string[] arguments, Action<ProcessStartInfo>? with = null)
    {
        var info = new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true };
        with?.Invoke(info);
        var process = Process.Start(info)!;
        // Read and thrown away: a full pipe would stop the program.
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        _processes.Add(process);
        return process;
    }

    private static async Task Answering(Uri address)
    {
        using var client = new HttpClient();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await beat.WaitForNextTickAsync(patience.Token))
        {
            try
            {
                using var answer = await client.GetAsync(address, patience.Token);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet; the patience above ends this.
            }
        }
    }
}
