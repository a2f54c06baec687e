using System.Net;
using System.Net.Sockets;
using LeadGrid.Access;
using LeadGrid.Brokers;
using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Edges;
using LeadGrid.Intake;
using LeadGrid.Outreach;
using LeadGrid.Privacy;
using LeadGrid.Routing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Runtime.Messaging;
using Orleans.Storage;

namespace LeadGrid.Api.Tests;

/// <summary>
/// The edge as it is served, on a loopback port, over a silo in this process whose storage is memory. The router is
/// a recording one: its rules are tested elsewhere.
/// </summary>
public sealed class AccessHost : IAsyncLifetime
{
    internal const string Password = "correct horse battery staple";
    internal const string MailSecret = "a secret of mail and leads";
    internal static readonly Actor System = new(ActorKind.System, "test", "test");

    private readonly string keyRing = Directory.CreateTempSubdirectory("leadgrid-keys-").FullName;
    private WebApplication? app;

    internal MovableTime Time { get; } = new();

    internal RouterJournal Routers { get; } = new();

    internal InboundJournal Inbound { get; } = new();

    internal WebApplication App => app ?? throw new InvalidOperationException("Not started.");

    internal IGrainFactory Grains => App.Services.GetRequiredService<IGrainFactory>();

    internal Uri Address => new(App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Further settings; to be set before the start.</summary>
    internal Dictionary<string, string?> Settings { get; } = [];

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.Configuration.AddInMemoryCollection(
            [new("Access:KeyRing", keyRing), new("Outreach:LinkKeyPath", Path.Combine(keyRing, "link.key")), new("Outreach:MailEvents:Secret", MailSecret)]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddSingleton(Routers);
        builder.Services.AddSingleton(Inbound);
        builder.Services.AddSingleton<IKeyedHash, PlainHash>();
        builder.Services.AddSingleton<IStaffSealer, PlainSealer>();
        builder.Services.AddSingleton<INoticeSecrets, PlainSecrets>();
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(FreePort(), FreePort(), serviceId: "access", clusterId: Guid.NewGuid().ToString("n"));
            silo.AddMemoryGrainStorage("cold");
            silo.AddDashboard();
            silo.Services.Configure<GrainTypeOptions>(types =>
            {
                types.Classes.RemoveWhere(type => typeof(IRouterGrain).IsAssignableFrom(type));
                types.Classes.Add(typeof(RecordingRouterGrain));
                types.Classes.RemoveWhere(type => typeof(IInboundGrain).IsAssignableFrom(type));
                types.Classes.Add(typeof(RecordingInboundGrain));
            });
        });
        builder.AddEdges();
        builder.AddAccess();
        builder.AddOutreachEdges();
        builder.AddTelemetry();
        app = builder.Build();
        app.UseEdges();
        app.UseAccess();
        app.MapEdges();
        app.MapDashboard();
        app.MapSession();
        app.MapReplies();
        app.MapCampaigns();
        app.MapBrokers();
        app.MapCompliance();
        app.MapOutreach();
        MapProbes(app);
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        Directory.Delete(keyRing, recursive: true);
    }

    internal HttpClient Client(string? apiKey = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false })
        {
            BaseAddress = Address,
        };
        if (apiKey is not null)
        {
            client.DefaultRequestHeaders.Add("X-Api-Key", apiKey);
        }

        return client;
    }

    internal async Task<string> NewUser(string? brokerId = null)
    {
        var login = $"{Guid.NewGuid():n}@example.com";
        var record = await App.Services.GetRequiredService<UserFactory>().Create(login, brokerId ?? "Administrator", Password, brokerId);
        Assert.True(await Grains.GetGrain<IUserGrain>(record.Key).Put(record, null));
        return login;
    }

    /// <summary>A browser whose user is signed in: the cookie is in its jar, the token in its headers.</summary>
    internal async Task<HttpClient> SignedIn(string? brokerId = null)
    {
        var client = Client();
        var session = await client.SignIn(await NewUser(brokerId), Password).Read();
        client.DefaultRequestHeaders.Add("X-CSRF-Token", session["csrfToken"]!.GetValue<string>());
        return client;
    }

    internal async Task<(ApiKeyRecord Record, string Key)> NewKey(
        string[]? scopes = null, string[]? campaigns = null, int requestsPerSecond = 1000, string seller = "seller")
    {
        var (record, key) = ApiKeyFactory.Create(
            seller, "A Seller", scopes ?? [ApiScopes.WriteLeads, ApiScopes.ReadLeads], campaigns, requestsPerSecond);
        await Grains.GetGrain<IApiKeyGrain>(record.Prefix).Put(System, record);
        return (record, key);
    }

    internal async Task<string> NewBroker()
    {
        var id = $"broker-{Guid.NewGuid():n}"[..20];
        var answer = await Grains.GetGrain<IBrokerGrain>(id).Put(System, new BrokerProfile { Id = id, Name = $"Broker {id}", Licences = ["NY"] }, 0);
        Assert.Empty(answer.Faults);
        return id;
    }

    internal async Task<string> NewCampaign(Func<CampaignDefinition, CampaignDefinition>? change = null)
    {
        var code = $"campaign-{Guid.NewGuid():n}"[..20];
        var definition = new CampaignDefinition { Code = code, Name = "Test", RequiredFields = ["phone"] };
        var answer = await Grains.GetGrain<ICampaignGrain>(code).Put(System, change?.Invoke(definition) ?? definition, 0);
        Assert.Empty(answer.Faults);
        return code;
    }

    /// <summary>Endpoints that stand for those of other slices: one a policy, and one a fault.</summary>
    private static void MapProbes(WebApplication app)
    {
        var probes = app.MapGroup("/api/probe").ExcludeFromDescription();
        probes.MapPost("/post", (Body body) => body).RequireAuthorization(Policies.Sellers);
        probes.MapGet("/read", () => "ok").RequireAuthorization(Policies.LeadReaders);
        probes.MapGet("/throw/{what}", Results<Ok, ProblemHttpResult> (string what) => throw (what switch
        {
            "overloaded" => new OverloadedException("A queue is full of Anna's leads.", TimeSpan.FromSeconds(2.5)),
            "campaign" => new UnknownCampaignException("There is no such campaign."),
            "timeout" => new TimeoutException("Anna's lead took too long."),
            "busy" => new GatewayTooBusyException("Anna has to wait."),
            "queue" => new LimitExceededException("Anna's grain is full."),
            "silo" => new SiloUnavailableException("Anna's silo is gone."),
            "gateway" => new ConnectionFailedException("Anna's gateway does not answer."),
            "moved" => new InconsistentStateException("Anna's row was newer."),
            "database" => new NpgsqlException("Anna's server is gone.", new IOException("Gone.")),
            _ => new InvalidOperationException("Anna's telephone number is a secret."),
        })).AllowAnonymous();
    }

    internal sealed record Body(string Name, int Count, ActorKind? Kind);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
