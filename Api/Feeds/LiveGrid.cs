using Microsoft.AspNetCore.Http.Connections;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadGrid.Feeds;

internal static class LiveGrid
{
    public const string Path = "/hubs/grid";

    /// <summary>A call names a view and a position; nothing that a browser sends is longer.</summary>
    private const int LongestMessage = 4 * 1024;

    public static WebApplicationBuilder AddLiveGrid(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<LiveGridOptions>()
            .BindConfiguration(LiveGridOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSignalR(hub =>
            {
                hub.MaximumReceiveMessageSize = LongestMessage;
                hub.MaximumParallelInvocationsPerClient = 1;
                hub.SupportedProtocols = ["messagepack"];
            })
            .AddMessagePackProtocol(protocol => protocol.SerializerOptions = GridFrameFormatter.Options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IGridCluster, GridCluster>();
        services.TryAddSingleton<IActorAccessor, SessionActors>();
        services.AddSingleton<SnapshotReader>();
        services.AddSingleton<Relays>();
        services.AddSingleton<WatchLimits>();
        services.AddSingleton<Door>();
        return builder;
    }

    public static IEndpointConventionBuilder MapLiveGrid(this IEndpointRouteBuilder endpoints)
    {
        var door = endpoints.ServiceProvider.GetRequiredService<Door>();
        var hub = endpoints.MapHub<GridHub>(Path, connection =>
        {
            // Only a WebSocket stays with one Api process without sticky sessions.
            connection.Transports = HttpTransportType.WebSockets;
            connection.CloseOnAuthenticationExpiration = true;
        });
        hub.Add(endpoint => endpoint.RequestDelegate = door.Guard(endpoint.RequestDelegate!));
        return hub;
    }
}
