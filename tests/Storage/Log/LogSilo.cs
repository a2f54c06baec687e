using System.Net;
using LeadGrid.Storage.Tests.Orleans;
using LeadGrid.Log;
using LeadGrid.Streams;
using LeadGrid.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Configuration;
using Orleans.Runtime;

namespace LeadGrid.Storage.Log;

/// <summary>A silo with the log's streams and consumers, on a database of a test's own.</summary>
internal sealed class LogSilo(TestDatabase database, IHost host) : IAsyncDisposable
{
    public NpgsqlDataSource Source { get; } = NpgsqlDataSource.Create(database.Leads);

    public IServiceProvider Services => host.Services;

    public static async Task<LogSilo> Start(TestDatabase database, Action<LogStreamOptions>? configure = null)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddSingleton(new LeadDataSource(NpgsqlDataSource.Create(database.Leads)));
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(options => options.ClusterId = options.ServiceId = "log-tests")
                .Configure<EndpointOptions>(options =>
                {
                    options.AdvertisedIPAddress = IPAddress.Loopback;
                    options.SiloPort = SiloOnPostgres.FreePort();
                    options.GatewayPort = SiloOnPostgres.FreePort();
                })
                .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", database.Leads))
                .AddLogStreams();
        });
        builder.Services.PostConfigure<LogStreamOptions>(options =>
        {
            options.Gather = TimeSpan.FromMilliseconds(10);
            options.Idle = TimeSpan.FromMilliseconds(20);
            configure?.Invoke(options);
        });
        var host = builder.Build();
        await host.StartAsync();
        return new LogSilo(database, host);
    }

    public ILogConsumerGrain Consumer(string type, int shard) =>
        Services.GetRequiredService<IGrainFactory>().GetGrain<ILogConsumerGrain>(GrainId.Create(type, LogShards.Key(shard)));

    /// <summary>Waits for a fact in the database, by looking.</summary>
    public async Task Until<T>(string sql, T expected)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!Equals(await Ask<T>(sql), expected))
        {
            await beat.WaitForNextTickAsync(patience.Token);
        }
    }

    public async Task<T> Ask<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await Services.GetRequiredService<LeadDataSource>().Source.DisposeAsync();
        host.Dispose();
        await Source.DisposeAsync();
    }
}
