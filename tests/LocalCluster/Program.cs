using System.Globalization;
using System.Runtime.InteropServices;
using LeadGrid.Hosting;
using LeadGrid.Processes;
using LeadGrid.Testing;

// ./cluster [silos] [--apis N]
var options = new LocalClusterOptions { Folder = RepositoryRoot.File(".leadgrid", "cluster") };
for (var i = 0; i < args.Length; i++)
{
    var apis = args[i] == "--apis";
    if (!int.TryParse(apis && i + 1 < args.Length ? args[++i] : args[i], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
    {
        Console.Error.WriteLine("usage: ./cluster [silos] [--apis N]");
        return 2;
    }

    (options.Silos, options.Apis) = apis ? (options.Silos, number) : (number, options.Apis);
}

var interrupted = new TaskCompletionSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
try
{
    Console.WriteLine($"Starting {options.Silos} silos and {options.Apis} Apis in {options.Folder}");
    await using var cluster = await LocalCluster.StartAsync(options);
    Tell(cluster);
    await interrupted.Task;
    Console.WriteLine("Stopping");
    await cluster.StopAsync(TimeSpan.FromSeconds(60));
    return 0;
}
catch (Exception e) when (e is StartupFailedException or InvalidOperationException)
{
    Console.Error.WriteLine($"The cluster cannot go on: {e.Message}");
    return 1;
}

void Interrupt(PosixSignalContext signal)
{
    signal.Cancel = true;
    interrupted.TrySetResult();
}

static void Tell(LocalCluster cluster)
{
    var demo = cluster.Credentials;
    Console.WriteLine();
    foreach (var process in cluster.Apis.Concat(cluster.Silos))
    {
        Console.WriteLine($"  {process.Name,-8} {process.Url.ToString().TrimEnd('/')}{(process.Name.StartsWith("api", StringComparison.Ordinal) ? "" : "/health/ready"),-14}  process {process.Id}  log {process.Log}");
    }

    Console.WriteLine($"""

          PostgreSQL                   port {cluster.Postgres.Port}, {cluster.Postgres.Folder}
          Sign in as a broker          {demo.Brokers[0].Email}  /  {demo.Brokers[0].Password}
          Sign in as administrator     {demo.Admin.Email}  /  {demo.Admin.Password}
          Post leads with              X-Api-Key: {demo.ApiKey}

        All of this, and the other brokers, is in {cluster.CredentialsFile}. Ctrl-C stops everything; data stays.
        """);
}
