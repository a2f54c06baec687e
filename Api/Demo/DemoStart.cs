using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace LeadGrid.Demo;

/// <summary>Once everything listens: the demo is made, its ways in are written and told, and traffic begins.</summary>
internal sealed class DemoStart(
    DemoSeed seed,
    DemoTraffic traffic,
    IServer server,
    Edges.IStartupGate gate,
    IHostApplicationLifetime lifetime,
    IOptions<DemoOptions> options,
    DemoTown? town = null) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stoppingToken);

        var url = Url();
        var file = await seed.Ensure(url, DemoFile.Read(options.Value.File)) with { Simulator = town?.Address };
        file.Write(options.Value.File);
        gate.Open();
        Welcome(file);
        if (options.Value.Traffic > 0)
        {
            await traffic.Run(url, file.ApiKey, file.Campaigns[0], options.Value.Traffic, stoppingToken);
        }
    }

    private string Url()
    {
        var address = server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        var uri = new Uri(address.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal));
        return $"{uri.Scheme}://{(uri.Host == "127.0.0.1" ? "localhost" : uri.Host)}:{uri.Port}";
    }

    private void Welcome(DemoFile demo) => Console.WriteLine($"""

        LeadGrid is at {demo.Url}

          Sign in as a broker          {demo.Brokers[0].Email}  /  {demo.Brokers[0].Password}
          Sign in as administrator     {demo.Admin.Email}  /  {demo.Admin.Password}
          Post leads with              X-Api-Key: {demo.ApiKey}
          Ask for an offer             {demo.Url}/f/{demo.Campaigns[0]}
          The API                      {demo.Url}/docs
          Texts and e-mails            {(demo.Simulator is { } simulator ? $"go to {simulator}control/messages and {simulator}control/mails, and to nobody" : "go to the configured providers")}

        All of this, and the other brokers, is in {options.Value.File}. Ctrl-C stops everything; data stays.

        """);
}
