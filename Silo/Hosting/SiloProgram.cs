using System.Net;
using LeadGrid.Hosting.Tls;
using LeadGrid.Storage;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace LeadGrid.Hosting;

/// <summary>A silo as a process of its own: databases and master key by configuration, health over HTTP.</summary>
internal static class SiloProgram
{
    private const int SiloPort = 11111;
    private const int GatewayPort = 30000;
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(30);

    public static async Task Run(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var settings = Settings(builder);
        using (var loggers = LoggerFactory.Create(logging => logging.AddSimpleConsole(console => console.SingleLine = true)))
        {
            await Migrator.MigrateAsync(settings.Leads, settings.Keys, loggers.CreateLogger("LeadGrid.Start"), CancellationToken.None);
        }

        builder.AddLeadGridSilo(settings);
        builder.AddLeadGridTelemetry();
        builder.Services.AddHealthChecks().AddCheck<Stopping>(nameof(Stopping));
        // Calls that run are finished, grains written and let go, connections ended: what is not done by then is killed.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = StopWithin);
        await using var app = builder.Build();
        // A silo that has joined answers; one that has not does not listen yet.
        app.MapHealthChecks("/health/startup");
        app.MapHealthChecks("/health/ready");
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapPrometheusScrapingEndpoint("/metrics");
        await app.RunAsync();
    }

    public static SiloSettings Settings(WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        return new SiloSettings
        {
            Leads = Required(configuration, Migrator.Leads),
            Keys = Required(configuration, Migrator.Keys),
            MasterKey = configuration["LeadGrid:MasterKeyPath"]
                ?? throw new StartupFailedException("LeadGrid:MasterKeyPath is not set: name the file of the mounted master key."),
            Clustered = true,
            Address = Address(configuration["LeadGrid:Address"]),
            SiloPort = configuration.GetValue("LeadGrid:SiloPort", SiloPort),
            GatewayPort = configuration.GetValue("LeadGrid:GatewayPort", GatewayPort),
            Tls = TlsSettings.Read(configuration, builder.Environment.IsDevelopment()),
        };
    }

    private static IPAddress? Address(string? configured) => configured is null ? null
        : IPAddress.TryParse(configured, out var address) ? address
        : throw new StartupFailedException($"LeadGrid:Address is '{configured}', which is not an IP address.");

    private static string Required(IConfiguration configuration, string name) => configuration.GetConnectionString(name)
        ?? throw new StartupFailedException($"ConnectionStrings:{name} is not set: give PostgreSQL's connection string.");
}
