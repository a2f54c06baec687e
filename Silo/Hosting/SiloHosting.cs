using System.Net;
using System.Net.Sockets;
using LeadGrid.Appointments;
using LeadGrid.Campaigns;
using LeadGrid.Contacts;
using LeadGrid.Feeds;
using LeadGrid.Hosting.Tls;
using LeadGrid.Intake;
using LeadGrid.Leads;
using LeadGrid.Mailings;
using LeadGrid.Outreach;
using LeadGrid.Privacy;
using LeadGrid.Providers;
using LeadGrid.Providers.TrustedForm;
using LeadGrid.Providers.Twilio;
using LeadGrid.Providers.Twilio.Inbox;
using LeadGrid.Routing;
using LeadGrid.Search;
using LeadGrid.Sequences;
using LeadGrid.Storage;
using LeadGrid.Storage.Appointments;
using LeadGrid.Storage.Commits;
using LeadGrid.Storage.Compliance;
using LeadGrid.Storage.Compliance.Rejudgement;
using LeadGrid.Storage.Contacts;
using LeadGrid.Storage.DueWork;
using LeadGrid.Storage.Leads;
using LeadGrid.Storage.Log;
using LeadGrid.Storage.Mailings;
using LeadGrid.Storage.Outbox;
using LeadGrid.Storage.Outreach;
using LeadGrid.Storage.Routing;
using LeadGrid.Storage.Search;
using LeadGrid.Streams;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Orleans.Configuration;
using Orleans.Dashboard;

namespace LeadGrid.Hosting;

/// <summary>A silo with all of LeadGrid's grains, for the Silo program and for co-hosting.</summary>
public static class SiloHosting
{
    /// <summary>The grain storage of cold state: campaigns, brokers, users, keys.</summary>
    public const string ColdStorage = "cold";
    private const string Npgsql = "Npgsql";

    public static void AddLeadGridSilo(this IHostApplicationBuilder builder, SiloSettings settings)
    {
        settings = settings with { Leads = Sessions.Bounded(settings.Leads), Keys = Sessions.Bounded(settings.Keys) };
        AddStorage(builder.Services, settings);
        builder.Services.AddTwilio(builder.Configuration);
        builder.Services.AddCertificates(builder.Configuration);
        builder.AddOutreach();
        builder.UseOrleans(silo =>
        {
            Cluster(silo, settings);
            silo.AddAdoNetGrainStorage(ColdStorage, options => (options.Invariant, options.ConnectionString) = (Npgsql, settings.Leads));
            silo.UseAdoNetReminderService(options => (options.Invariant, options.ConnectionString) = (Npgsql, settings.Leads));
            silo.AddIncomingGrainCallFilter<StorageFaults>();
            silo.AddActivityPropagation();
            silo.AddFeeds();
            silo.AddProviderReports();
            silo.AddDashboard();
            silo.AddLogStreams();
            silo.Services.Replace(ServiceDescriptor.Singleton<IFeedTap, WakingTap>(s =>
                ActivatorUtilities.CreateInstance<WakingTap>(s, s.GetRequiredService<FeedTap>())));
        });
        // After Orleans: what calls grains begins when the silo serves them, and has ended before it stops.
        builder.Services.AddDueWork();
        builder.Services.AddOutbox();
        builder.Services.AddInboundSweep(builder.Configuration);
        builder.Services.AddRejudgement();
    }

    /// <summary>What opens the databases, without anything that needs grains.</summary>
    internal static void AddDatabases(IServiceCollection services, SiloSettings settings)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => MasterKey.Load(settings.MasterKey, settings.MayCreateMasterKey));
        services.AddSingleton(s => new LeadDataSource(Source(s, settings.Leads, "leads")));
        services.AddSingleton(s => new KeyDataSource(Source(s, settings.Keys, "keys")));
        services.AddSingleton<IKeyedHash, KeyedHash>();
        services.AddSingleton<IStaffSealer, StaffSealer>();
        services.AddSingleton<IPersonalVault, PersonalVault>();
        services.AddSingleton<LedgerSeals>();
        services.AddSingleton<LedgerReads>();
        services.AddSingleton<LedgerVerification>();
    }

    private static void AddStorage(IServiceCollection services, SiloSettings settings)
    {
        AddDatabases(services, settings);
        services.AddSingleton<IAttributeToFactoryMapper<CommitAttribute>, CommitFacet>();
        services.AddOptions<GroupCommitOptions>().BindConfiguration("Commits");
        services.AddSingleton<LeadCommits>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(s => s.GetRequiredService<LeadCommits>());
        services.AddSingleton<LinkedAppend>();
        services.AddSingleton<ContactLeads>();
        services.AddSingleton<ContactLedger>();
        services.AddSingleton<IContactLedger>(s => s.GetRequiredService<ContactLedger>());
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(s => s.GetRequiredService<ContactLedger>());
        services.AddSingleton<LeadMessages>();
        services.AddSingleton<ILeadMessages>(s => s.GetRequiredService<LeadMessages>());
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(s => s.GetRequiredService<LeadMessages>());
        services.AddSingleton<ITemplateTests, TemplateTests>();
        services.AddSingleton<IBookings, Bookings>();
        services.AddSingleton<IMailingRows, MailingRows>();
        services.AddSingleton<IDueCallRows, DueCallRows>();
        services.AddSingleton<ILeadLog, LeadLog>();
        services.AddSingleton<ILeadQueries, LeadQueries>();
        services.AddSingleton<ICampaignQueries, CampaignQueries>();
        services.AddSingleton<IRoutingTransactions, RoutingTransactions>();
        services.AddSingleton<SendingSlots>();
        services.AddSingleton<ISendingTurns, SendingTurns>();
        services.AddSingleton<LeadPreparation>();
        services.AddSequences();
        services.AddNumbers();
        services.AddCompliance();
        services.AddOptions<RouterOptions>().BindConfiguration("Router");
        services.AddHostedService<WarmUp>();
        services.AddHostedService<Housekeeping>();
        services.AddHostedService<StorageWatch>();
        services.AddSingleton<RunLock>();
    }

    private static NpgsqlDataSource Source(IServiceProvider services, string connection, string name)
    {
        var builder = new NpgsqlDataSourceBuilder(connection) { Name = name };
        // Parsing and planning cost more than running most of what is sent here.
        builder.ConnectionStringBuilder.MaxAutoPrepare = 100;
        builder.ConnectionStringBuilder.AutoPrepareMinUsages = 2;
        // Who leaves something in a session takes it out: Sessions.Clear.
        builder.ConnectionStringBuilder.NoResetOnClose = true;
        builder.UseLoggerFactory(services.GetRequiredService<ILoggerFactory>());
        return builder.Build();
    }

    private static void Cluster(ISiloBuilder silo, SiloSettings settings)
    {
        var siloPort = settings.SiloPort == 0 ? FreePort() : settings.SiloPort;
        var gatewayPort = settings.GatewayPort == 0 ? FreePort() : settings.GatewayPort;
        if (settings.Tls is { } tls)
        {
            silo.UseTls(tls);
        }

        if (settings.Clustered)
        {
            silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("leadgrid", "leadgrid"));
            silo.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (Npgsql, settings.Leads));
            if (settings.Address is { } address)
            {
                silo.ConfigureEndpoints(address, siloPort, gatewayPort);
            }
            else
            {
                silo.ConfigureEndpoints(siloPort, gatewayPort);
            }

            silo.Configure<ClusterMembershipOptions>(Liveness.Configure);
            silo.UseConsistentDirectory();
            silo.Services.AddOptions<GrainCollectionOptions>().Configure(Shedding.Configure).BindConfiguration(Shedding.Section);
            silo.Services.AddOptions<LoadSheddingOptions>().Configure(Shedding.Configure).BindConfiguration(Shedding.Section);
            silo.Configure<SiloMessagingOptions>(Handover.Configure);
            silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, Handover>();
        }
        else
        {
            silo.UseLocalhostClustering(siloPort, gatewayPort, serviceId: "leadgrid", clusterId: "leadgrid");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
