using System.Security.Claims;
using LeadGrid.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadGrid.Feeds;

/// <summary>The hub on a loopback port, with the cluster in memory. Who calls is said in the query.</summary>
internal sealed class GridHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private GridHost(WebApplication app, FakeGridCluster cluster) => (_app, Cluster) = (app, cluster);

    public FakeGridCluster Cluster { get; }

    public Uri Address => new(_app.Urls.Single());

    public static async Task<GridHost> Start(FakeGridCluster? cluster = null)
    {
        cluster ??= new FakeGridCluster();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection([new("LiveGrid:Origins:0", "https://partner.example")]);
        builder.Services.AddSingleton<IGridCluster>(cluster);
        builder.AddLiveGrid();
        var app = builder.Build();
        app.Use(SignIn);
        app.UseRouting();
        app.MapLiveGrid();
        await app.StartAsync();
        return new GridHost(app, cluster);
    }

    public async Task<HubConnection> Connect(string kind, string id)
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(Hub(kind, id), HttpTransportType.WebSockets, options => options.SkipNegotiation = true)
            .AddMessagePackProtocol()
            .Build();
        await connection.StartAsync();
        return connection;
    }

    public Uri Hub(string kind, string id) => new(Address, $"{LiveGrid.Path}?kind={kind}&who={id}");

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static Task SignIn(HttpContext context, RequestDelegate next)
    {
        if (Enum.TryParse<ActorKind>(context.Request.Query["kind"], out var kind))
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity(
                [
                    new Claim(LeadGridClaims.Kind, kind.ToString()),
                    new Claim(LeadGridClaims.Party, context.Request.Query["who"].ToString()),
                ],
                "test"));
        }

        return next(context);
    }
}
