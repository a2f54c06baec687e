using System.Net;
using System.Net.Sockets;
using LeadGrid.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LeadGrid.Benchmarks;

/// <summary>A silo in this process, alone, with what one measurement needs.</summary>
internal static class MeasuredSilo
{
    public static async Task<IHost> Start(OwnDatabase database, Action<ISiloBuilder> configure)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new LeadDataSource(NpgsqlDataSource.Create(database.Connection)));
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(FreePort(), FreePort());
            configure(silo);
        });
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    public static async Task Stop(IHost host)
    {
        await host.StopAsync();
        await host.Services.GetRequiredService<LeadDataSource>().Source.DisposeAsync();
        host.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
