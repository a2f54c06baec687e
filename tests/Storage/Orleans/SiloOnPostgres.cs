using System.Net;
using System.Net.Sockets;
using LeadGrid.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace LeadGrid.Storage.Tests.Orleans;

/// <summary>A silo whose membership, grain state and reminders are in PostgreSQL, through the stock ADO.NET providers.</summary>
internal static class SiloOnPostgres
{
    private const string Invariant = "Npgsql";

    public static async Task<IHost> StartAsync(TestDatabase database)
    {
        var host = Build(database);
        await host.StartAsync();
        return host;
    }

    /// <summary>A silo that is not started: its providers can be used alone.</summary>
    public static IHost Build(TestDatabase database)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.UseOrleans(silo => silo
            .Configure<ClusterOptions>(options => options.ClusterId = options.ServiceId = "storage-tests")
            .Configure<EndpointOptions>(options =>
            {
                options.AdvertisedIPAddress = IPAddress.Loopback;
                options.SiloPort = FreePort();
                options.GatewayPort = FreePort();
            })
            .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (Invariant, database.Leads))
            .AddAdoNetGrainStorageAsDefault(options => (options.Invariant, options.ConnectionString) = (Invariant, database.Leads))
            .UseAdoNetReminderService(options => (options.Invariant, options.ConnectionString) = (Invariant, database.Leads)));
        return builder.Build();
    }

    public static IGrainFactory Grains(this IHost host) => host.Services.GetRequiredService<IGrainFactory>();

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
