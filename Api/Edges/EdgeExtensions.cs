using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;

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
