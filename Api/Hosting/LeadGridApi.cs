using System.Net.Sockets;
using LeadGrid.Access;
using LeadGrid.Appointments;
using LeadGrid.Brokers;
using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Demo;
using LeadGrid.Edges;
using LeadGrid.Feeds;
using LeadGrid.Forms;
using LeadGrid.Intake;
using LeadGrid.Leads;
using LeadGrid.Numbers;
using LeadGrid.Outreach;
using LeadGrid.Providers;
using LeadGrid.Search;
using LeadGrid.Webhooks.Twilio;
using Microsoft.Extensions.Logging.Console;

namespace LeadGrid.Hosting;

/// <summary>Puts the Api together. In development it co-hosts a silo and starts its own PostgreSQL.</summary>
internal static class LeadGridApi
{
    /// <summary>For requests that are under way; the delay before them included.</summary>
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(45);
    private const string DefaultUrl = "http://localhost:5080";

    public static async Task Run(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            // Settings stand beside the program; data stands under the working directory.
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = WebFiles.Locate(),
        });
        var urls = builder.Configuration["urls"] ?? DefaultUrl;
        builder.WebHost.UseUrls(urls);
        if (!builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            Addresses.DemandFree(urls);
        }

        builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.ColorBehavior) = (true, LoggerColorBehavior.Disabled));
        var development = builder.Environment.IsDevelopment();
        await using var coHost = builder.Configuration.GetValue("LeadGrid:CoHost", development)
            ? await StartCoHost(builder, development)
            : null;
        // Ends after the silo, which sends to it until it stops.
        await using var provider = coHost is null ? null : await DemoProvider.Start(builder, urls);
        await using var app = Build(builder, coHost);
        await Listen(app, urls);
    }

    /// <summary>Everything but the database and the listening: what tests build too.</summary>
    public static WebApplication Build(WebApplicationBuilder builder, CoHost? coHost)
    {
        builder.AddEdges();
        builder.AddTelemetry();
        builder.AddAccess();
        builder.AddLiveGrid();
        builder.AddTwilioWebhooks();
        builder.AddOutreachEdges();
        builder.Services.AddForms();
        if (coHost is not null)
        {
            builder.AddLeadGridSilo(coHost.Settings);
            builder.Services.AddSingleton(ClusterLink.Local());
        }
        else
        {
            builder.AddLeadGridClient();
        }

        builder.Services.AddHostedService<Drain>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = StopWithin);
        builder.AddDemo(coHosted: coHost is not null);
        var app = builder.Build();
        app.UseEdges();
        WebFiles.Serve(app);
        app.UseRouting();
        app.UseAccess();
        app.MapEdges();
        app.MapSession();
        app.MapIntake();
        app.MapSearch();
        app.MapLeads();
        app.MapReplies();
        app.MapCampaigns();
        app.MapBrokers();
        app.MapCompliance();
        app.MapTwilioWebhooks();
        app.MapOutreach();
        app.MapConsentForms();
        app.MapBooking();
        app.MapCalendars();
        app.MapRules();
        app.MapLists();
        app.MapAccuracy();
        app.MapProviders();
        app.MapNumbers();
        app.MapLiveGrid();
        app.MapDashboard();
        WebFiles.MapPages(app);
        return app;
    }

    private static async Task<CoHost> StartCoHost(WebApplicationBuilder builder, bool development)
    {
        using var loggers = LoggerFactory.Create(logging => logging
            .AddConfiguration(builder.Configuration.GetSection("Logging"))
            .AddSimpleConsole(console => console.SingleLine = true));
        using var interrupted = new CancellationTokenSource();
        ConsoleCancelEventHandler cancel = (_, e) =>
        {
            e.Cancel = true;
            interrupted.Cancel();
        };
        Console.CancelKeyPress += cancel;
        try
        {
            return await CoHost.Start(builder.Configuration, development, loggers.CreateLogger("LeadGrid.Start"), interrupted.Token);
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            throw new StartupFailedException("it was interrupted while it started.");
        }
        finally
        {
            Console.CancelKeyPress -= cancel;
        }
    }

    private static async Task Listen(WebApplication app, string urls)
    {
        try
        {
            await app.RunAsync();
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException or SocketException)
        {
            // Somebody was faster than the look before. The program itself is disposed by now and cannot be asked.
            throw Addresses.Taken(urls, e);
        }
    }
}
