using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LeadGrid.Access;
using LeadGrid.Brokers;
using LeadGrid.Campaigns;
using LeadGrid.Contacts;
using LeadGrid.Demo;
using LeadGrid.Edges;
using LeadGrid.Hosting;
using LeadGrid.Outreach;
using LeadGrid.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeadGrid.Api.Tests;

[CollectionDefinition(Name)]
public sealed class ProductTests : ICollectionFixture<ProductHost>
{
    public const string Name = "the whole product";
}

/// <summary>All of LeadGrid in this process, as command one starts it: Api, silo and PostgreSQL, with the demo.</summary>
public class ProductHost : IAsyncLifetime
{
    private static readonly Actor System = new(ActorKind.System, "test", "test");
    private readonly PostgresFixture _postgres = new();
    private readonly string _folder = TestFolder.Create();
    private CoHost? _coHost;
    private WebApplication? _app;
    private DemoFile? _demo;

    internal Witness Witness { get; } = new();

    /// <summary>What the whole program takes for the time; null: the machine's. The database has its own.</summary>
    private protected virtual TimeProvider? Clock => null;

    /// <summary>The provider of all texts.</summary>
    internal ScriptedTexts Texts { get; } = new();

    /// <summary>The provider of all e-mails.</summary>
    internal ScriptedMails Mails { get; } = new();

    /// <summary>The provider of all certificates.</summary>
    internal ScriptedCertificates Certificates { get; } = new();

    internal TestDatabase Database { get; private set; } = null!;

    internal WebApplication App => _app!;

    internal DemoFile Demo => _demo!;

    internal IGrainFactory Grains => App.Services.GetRequiredService<IGrainFactory>();

    internal Uri Address => new(App.Urls.First());

    /// <summary>Posts with the demo's API key.</summary>
    internal HttpClient Seller { get; private set; } = null!;

    internal HttpClient Admin { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = await _postgres.CreateDatabaseAsync();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.Configuration.AddInMemoryCollection(
        [
            new("Access:KeyRing", Path.Combine(_folder, "keys")),
            new("Demo:Enabled", "true"),
            new("Forms:BurstPerAddress", "10000"),
            new("Demo:File", Path.Combine(_folder, "dev.json")),
            .. new[] { "Default", "Microsoft", "Npgsql", "Orleans", "Polly", "System" }
                .Select(name => new KeyValuePair<string, string?>($"Logging:LogLevel:{name}", "Trace")),
        ]);
        builder.Logging.ClearProviders().AddProvider(Witness);
        builder.Services.AddSingleton<ITextProvider>(Texts);
        builder.Services.AddSingleton<IMailProvider>(Mails);
        builder.Services.AddSingleton<ICertificateProvider>(Certificates);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        if (Clock is { } clock)
        {
            builder.Host.UseServiceProviderFactory(new ClockedServices(clock));
        }

        _coHost = CoHost.On(new SiloSettings
        {
            Leads = Database.Leads,
            Keys = Database.Keys,
            MasterKey = Path.Combine(_folder, "master.key"),
            MayCreateMasterKey = true,
        });
        _app = LeadGridApi.Build(builder, _coHost);
        await _app.StartAsync();
        var gate = _app.Services.GetRequiredService<IStartupGate>();
        await Eventually(() => Task.FromResult(gate.IsOpen));
        _demo = DemoFile.Read(Path.Combine(_folder, "dev.json"));
        Seller = Client(Demo.ApiKey);
        Admin = await SignedIn(Demo.Admin.Email, Demo.Admin.Password);
    }

    public async ValueTask DisposeAsync()
    {
        Seller?.Dispose();
        Admin?.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        if (_coHost is not null)
        {
            await _coHost.DisposeAsync();
        }

        Witness.Dispose();
        await Database.DisposeAsync();
        await _postgres.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    internal HttpClient Client(string? apiKey = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false })
        {
            BaseAddress = Address,
            Timeout = TimeSpan.FromMinutes(3),
        };
        if (apiKey is not null)
        {
            client.DefaultRequestHeaders.Add("X-Api-Key", apiKey);
        }

        return client;
    }

    internal async Task<HttpClient> SignedIn(string email, string password)
    {
        var client = Client();
        var session = await client.SignIn(email, password).Read();
        client.DefaultRequestHeaders.Add("X-CSRF-Token", session["csrfToken"]!.GetValue<string>());
        return client;
    }

    internal async Task<(string Email, string Password)> NewUser(string brokerId)
    {
        var login = $"{Guid.NewGuid():n}@example.com";
        var record = await App.Services.GetRequiredService<UserFactory>().Create(login, brokerId, "correct horse battery staple", brokerId);
        Assert.True(await Grains.GetGrain<IUserGrain>(record.Key).Put(record, null));
        return (login, "correct horse battery staple");
    }

    internal async Task<HttpClient> SignedInBroker(string brokerId)
    {
        var (email, password) = await NewUser(brokerId);
        return await SignedIn(email, password);
    }

    internal async Task<HttpClient> NewSeller(string[]? scopes = null, string[]? campaigns = null)
    {
        var (record, key) = ApiKeyFactory.Create(
            $"seller-{Guid.NewGuid():n}", "Another Seller", scopes ?? [ApiScopes.WriteLeads, ApiScopes.ReadLeads], campaigns, 10_000);
        await Grains.GetGrain<IApiKeyGrain>(record.Prefix).Put(System, record);
        return Client(key);
    }

    internal async Task<string> NewBroker(Func<BrokerProfile, BrokerProfile>? change = null)
    {
        var id = $"broker-{Guid.NewGuid():n}"[..20];
        var profile = new BrokerProfile { Id = id, Name = $"Broker {id}", Licences = ["NJ"] };
        var answer = await Grains.GetGrain<IBrokerGrain>(id).Put(System, change?.Invoke(profile) ?? profile, 0);
        Assert.Empty(answer.Faults);
        return id;
    }

    internal async Task Change(string brokerId, Func<BrokerProfile, BrokerProfile> change)
    {
        var broker = Grains.GetGrain<IBrokerGrain>(brokerId);
        var profile = (await broker.Get(System))!;
        var answer = await broker.Put(System, change(profile), profile.Version);
        Assert.False(answer.Conflict);
        Assert.Empty(answer.Faults);
    }

    internal async Task<string> NewCampaign(params string[] brokers)
    {
        var code = $"campaign-{Guid.NewGuid():n}"[..20];
        var answer = await Grains.GetGrain<ICampaignGrain>(code).Put(
            System, new CampaignDefinition { Code = code, Name = "Test", Members = [.. brokers.Select(b => new CampaignMember(b, 1))] }, 0);
        Assert.Empty(answer.Faults);
        return code;
    }

    /// <summary>A campaign of one broker, and a lead of it that the broker has.</summary>
    internal async Task<(string Campaign, string Broker, string Lead)> NewLead()
    {
        var broker = await NewBroker();
        var campaign = await NewCampaign(broker);
        var lead = await Seller.Post(Some.Lead(campaign)).Read(HttpStatusCode.Created);
        Assert.Equal(broker, lead["broker"]!["id"]!.GetValue<string>());
        return (campaign, broker, lead["leadId"]!.GetValue<string>());
    }

    internal async Task<JsonArray> Search(object what) =>
        (await Admin.PostAsJsonAsync("/api/v1/leads/search", what).Read())["leads"]!.AsArray();

    /// <summary>Waits for a fact.</summary>
    internal static async Task Eventually(Func<Task<bool>> fact)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await fact())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), patience.Token);
        }
    }

    /// <summary>Puts a test's clock in the place of whatever was registered, however late that was.</summary>
    private sealed class ClockedServices(TimeProvider clock) : IServiceProviderFactory<IServiceCollection>
    {
        private readonly DefaultServiceProviderFactory _inner = new();

        public IServiceCollection CreateBuilder(IServiceCollection services) => services;

        public IServiceProvider CreateServiceProvider(IServiceCollection containerBuilder) =>
            _inner.CreateServiceProvider(containerBuilder.Replace(ServiceDescriptor.Singleton(clock)));
    }
}
