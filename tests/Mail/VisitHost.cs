using System.Collections.Concurrent;
using System.Reflection;
using LeadGrid.Edges;
using LeadGrid.Outreach;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadGrid.Mail;

/// <summary>Where the links of e-mails lead, as the Api serves it, over a grain that knows what one message said.</summary>
internal sealed class VisitHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly LinkTokens _tokens;

    private VisitHost(WebApplication app, LinkTokens tokens) => (_app, _tokens) = (app, tokens);

    public OwnLinks Links => new(_tokens, new Uri(_app.Urls.Single()));

    public ConcurrentQueue<MessageVisit> Visits { get; } = new();

    public static async Task<VisitHost> Start(string html)
    {
        var tokens = new LinkTokens(new byte[32]);
        var (inbound, factory) = (DispatchProxy.Create<IInboundGrain, Inbound>(), DispatchProxy.Create<IGrainFactory, Factory>());
        ((Factory)factory).Grain = inbound;
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(factory);
        builder.Services.AddSingleton(tokens);
        builder.AddEdges();
        builder.AddOutreachEdges();
        var app = builder.Build();
        app.UseEdges();
        app.UseRouting();
        app.MapVisits();
        await app.StartAsync();
        var host = new VisitHost(app, tokens);
        ((Inbound)inbound).OnVisit = visit =>
        {
            host.Visits.Enqueue(visit);
            return visit.Place is { } place ? MeasuredHtml.Target(html, place) : null;
        };
        return host;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

#pragma warning disable CA1852 // DispatchProxy derives from them.
    internal class Factory : DispatchProxy
    {
        public IInboundGrain? Grain { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod!.ReturnType == typeof(IInboundGrain) ? Grain : throw new NotSupportedException(targetMethod.ToString());
    }

    internal class Inbound : DispatchProxy
    {
        public Func<MessageVisit, Uri?>? OnVisit { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            args is [MessageVisit visit] ? Task.FromResult(OnVisit!(visit)) : throw new NotSupportedException(targetMethod!.Name);
    }
#pragma warning restore CA1852
}
