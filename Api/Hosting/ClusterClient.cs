using LeadGrid.Hosting.Tls;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Messaging;

namespace LeadGrid.Hosting;

/// <summary>The Api as a client of silos elsewhere.</summary>
internal static class ClusterClient
{
    /// <summary>Gateways come from <see cref="GatewaySettings"/>. Not from the database: the Api holds no key to it.</summary>
    /// <exception cref="StartupFailedException">No gateway is configured, or one is faulty.</exception>
    public static void AddLeadGridClient(this IHostApplicationBuilder builder)
    {
        var gateways = new GatewaySettings(builder.Configuration);
        var tls = TlsSettings.Read(builder.Configuration, builder.Environment.IsDevelopment());
        var link = ClusterLink.Remote();
        builder.Services.AddSingleton(gateways);
        builder.Services.AddSingleton(link);
        builder.Services.AddSingleton<FallenSilos>();
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("leadgrid", "leadgrid"));
            client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = gateways.Refresh);
            client.Services.AddSingleton<IGatewayListProvider, Gateways>();
            client.UseConnectionRetryFilter<ConnectPatiently>();
            client.AddClusterConnectionStatusObserver(link);
            if (tls is not null)
            {
                client.UseTls(tls);
            }

            client.AddActivityPropagation();
            client.AddDashboard();
        });
        // After Orleans: it calls grains.
        builder.Services.AddHostedService<FallenWatch>();
    }
}
