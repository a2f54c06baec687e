using System.Collections.Concurrent;
using System.Reflection;
using LeadGrid.Edges;
using LeadGrid.Outreach;
using LeadGrid.Simulation.Webhooks;
using LeadGrid.Webhooks.Twilio;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadGrid.Providers;

/// <summary>The webhooks as the Api serves them, on a loopback port, with a grain that notes what it is told.</summary>
internal sealed class WebhookHost : IAsyncDisposable
{
    public const string PublicUrl = "https://leads.example";
    public const string Token = "simulated-token";
    public const string OtherToken = "the-other-token";
    private readonly WebApplication _app;

    private WebhookHost(WebApplication app, NotingGrain grain, LogLines log) => (_app, Grain, Log) = (app, grain, log);

    public static Dictionary<string, string> AText => new()
    {
        ["MessageSid"] = "SM01", ["AccountSid"] = "AC01", ["From"] = "+18102929388", ["To"] = "+15005550006", ["Body"] = "¿Quién es? 1+1 & más ☀", ["NumMedia"] = "0",
    };

    public NotingGrain Grain { get; }

    public LogLines Log { get; }

    public Uri Address => new(_app.Urls.Single());

    /// <param name="publicUrl">Null: the loopback address itself, so that the simulator can sign for it.</param>
    public static async Task<WebhookHost> Start(string? publicUrl = PublicUrl, string? token = Token)
    {
        var (inbound, log) = (DispatchProxy.Create<IInboundGrain, NotingGrain>(), new LogLines());
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders().AddProvider(log);
        var settings = new Dictionary<string, string?> { ["Providers:Twilio:AuthToken"] = token, ["Providers:Twilio:OtherAuthToken"] = token is null ? null : OtherToken };
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(GrainsThatAre(inbound));
        builder.AddEdges();
        builder.AddTwilioWebhooks();
        WebApplication? app = null;
        builder.Services.PostConfigure<TwilioWebhookOptions>(options => options.PublicUrl = new Uri(publicUrl ?? app!.Urls.Single()));
        app = builder.Build();
        app.UseEdges();
        app.UseRouting();
        app.MapTwilioWebhooks();
        await app.StartAsync();
        return new WebhookHost(app, (NotingGrain)inbound, log);
    }

    public Task<HttpResponseMessage> Post(
        string path, Dictionary<string, string> form, string token = Token, string url = PublicUrl) =>
        Send(path, new FormUrlEncodedContent(form), Sign(token, url + path, form));

    public static string Sign(string token, string url, Dictionary<string, string> form) => WebhookSignature.Of(token, url, form);

    public async Task<HttpResponseMessage> Send(string path, HttpContent content, string? signature)
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Twilio-Signature", signature);
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static IGrainFactory GrainsThatAre(IInboundGrain grain)
    {
        var factory = DispatchProxy.Create<IGrainFactory, Factory>();
        ((Factory)factory).Grain = grain;
        return factory;
    }

#pragma warning disable CA1852 // DispatchProxy derives from it.
    internal class Factory : DispatchProxy
#pragma warning restore CA1852
    {
        public IInboundGrain? Grain { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod!.ReturnType == typeof(IInboundGrain) ? Grain : throw new NotSupportedException(targetMethod.ToString());
    }

    /// <summary>What else the grain can do no webhook of Twilio's asks for.</summary>
#pragma warning disable CA1852 // DispatchProxy derives from it.
    internal class NotingGrain : DispatchProxy
#pragma warning restore CA1852
    {
        public ConcurrentQueue<InboundText> Texts { get; } = new();

        /// <summary>What a sweep brought.</summary>
        public ConcurrentQueue<(InboundText Text, DateTimeOffset SentAt)> CaughtUp { get; } = new();

        public ConcurrentQueue<MessageReport> Reports { get; } = new();

        public ConcurrentQueue<InboundCall> Calls { get; } = new();

        /// <summary>What happens when a text comes, by its number from 1.</summary>
        public Func<int, Task> OnText { get; set; } = _ => Task.CompletedTask;

        private async Task<bool> CatchUp(InboundText text, DateTimeOffset sentAt)
        {
            var isNew = Texts.All(known => known.ProviderId != text.ProviderId) && CaughtUp.All(known => known.Text.ProviderId != text.ProviderId);
            CaughtUp.Enqueue((text, sentAt));
            await OnText(CaughtUp.Count);
            return isNew;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            switch (args)
            {
                case [InboundText text]:
                    Texts.Enqueue(text);
                    return OnText(Texts.Count);
                case [InboundText text, DateTimeOffset sentAt]:
                    return CatchUp(text, sentAt);
                case [InboundCall call]:
                    Calls.Enqueue(call);
                    return Task.FromResult(new CallHeard("Acme & Sons", call.Said == "Stop"));
                case [MessageReport report]:
                    Reports.Enqueue(report);
                    return Task.CompletedTask;
                default:
                    throw new NotSupportedException(targetMethod?.Name);
            }
        }
    }
}
