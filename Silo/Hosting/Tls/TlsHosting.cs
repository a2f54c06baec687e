using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;

namespace LeadGrid.Hosting.Tls;

/// <summary>Puts <see cref="TlsLink"/> under the connections of silos and of clients.</summary>
public static class TlsHosting
{
    /// <summary>Silos speak to silos, and gateways to Apis, each knowing the other by its certificate.</summary>
    public static void UseTls(this ISiloBuilder silo, TlsSettings settings)
    {
        Add(silo.Services, settings, TlsRole.Silo);
        silo.Configure<SiloConnectionOptions>(options =>
        {
            options.ConfigureSiloInboundConnection(builder => Accept(builder, TlsRole.Silo));
            options.ConfigureSiloOutboundConnection(Connect);
            options.ConfigureGatewayInboundConnection(builder => Accept(builder, TlsRole.Api));
        });
    }

    /// <summary>An Api speaks to gateways.</summary>
    public static void UseTls(this IClientBuilder client, TlsSettings settings)
    {
        Add(client.Services, settings, TlsRole.Api);
        client.Configure<ClientConnectionOptions>(options => options.ConfigureConnection(Connect));
    }

    private static void Add(IServiceCollection services, TlsSettings settings, TlsRole own)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(s => new TlsFiles(settings, own, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<TlsFiles>>()));
        services.AddSingleton(s => new TlsLink(
            settings, s.GetRequiredService<TlsFiles>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<TlsLink>>()));
    }

    private static void Accept(IConnectionBuilder builder, TlsRole peer)
    {
        var link = builder.ApplicationServices.GetRequiredService<TlsLink>();
        builder.Use(next => context => link.Accept(peer, context, next));
    }

    private static void Connect(IConnectionBuilder builder)
    {
        var link = builder.ApplicationServices.GetRequiredService<TlsLink>();
        builder.Use(next => context => link.Connect(TlsRole.Silo, context, next));
    }
}
