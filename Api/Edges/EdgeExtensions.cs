using System.Net;
using LeadGrid.Access;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using OpenTelemetry.Metrics;
using Orleans.Dashboard;

namespace LeadGrid.Edges;

internal static class EdgeExtensions
{
    /// <summary>Problems, limits, JSON, the OpenAPI document: what all endpoints have in common.</summary>
    public static void AddEdges(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<EdgeOptions>().BindConfiguration(EdgeOptions.Section);
        services.AddProblemDetails();
        services.AddExceptionHandler<Faults>();
        services.AddSingleton<StrictJson>();
        services.ConfigureHttpJsonOptions(options => JsonConventions.Apply(options.SerializerOptions));

        // In every environment, so that a bad body is a problem with a place and not a bare 400.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.Configure<KestrelServerOptions>(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = EdgeOptions.BodyLimit;
        });
        KeyRates.Add(services);
        ApiDocument.Add(services);
        Health.Add(services);
    }

    /// <summary>The first middleware: everything after it answers with our headers, and fails with our problems.</summary>
    public static void UseEdges(this WebApplication app)
    {
        TrustProxies(app);
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler();
        app.UseStatusCodePages(context => Problems.OfStatus(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext));
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseMiddleware<OriginCheck>();
    }

    /// <summary>The document and its page, health, and metrics where telemetry was added.</summary>
    public static void MapEdges(this IEndpointRouteBuilder app)
    {
        ApiDocument.Map(app);
        Health.Map(app);
        if (app.ServiceProvider.GetService<MeterProvider>() is not null)
        {
            Telemetry.MapMetrics(app);
        }
    }

    /// <summary>Orleans' dashboard, for administrators; the silo or client must have added it too.</summary>
    public static void MapDashboard(this IEndpointRouteBuilder app) => app
        .MapOrleansDashboard("/dashboard")
        .RequireAuthorization(Policies.Administrators)
        .WithMetadata(new ContentPolicy(NonceItem: null))
        .ExcludeFromDescription();

    private static void TrustProxies(WebApplication app)
    {
        var proxies = app.Configuration.GetSection($"{EdgeOptions.Section}:{nameof(EdgeOptions.TrustedProxies)}").Get<string[]>() ?? [];
        if (proxies.Length == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            if (proxy.Contains('/', StringComparison.Ordinal))
            {
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            }
            else
            {
                options.KnownProxies.Add(IPAddress.Parse(proxy));
            }
        }

        app.UseForwardedHeaders(options);
    }
}
