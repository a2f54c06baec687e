using System.Text.Json;
using System.Text.Json.Serialization;
using LeadGrid.Simulation.Control;
using LeadGrid.Simulation.Mail;
using LeadGrid.Simulation.People;
using LeadGrid.Simulation.TrustedForm;
using LeadGrid.Simulation.Twilio;
using LeadGrid.Simulation.Webhooks;

namespace LeadGrid.Simulation;

/// <summary>
/// A provider of text messages with people behind it. It speaks Twilio's wire format and notes what arrives and what is
/// acknowledged, and when, by one clock.
/// </summary>
public sealed class Simulator : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Provider _provider;

    private Simulator(WebApplication app, Provider provider) => (_app, _provider) = (app, provider);

    public Uri Address => new(_app.Urls.Single());

    public SimulatorOptions Options => _provider.Options;

    public Behaviour Behaviour
    {
        get => _provider.Behaviour;
        set => _provider.Behaviour = value.Faults().FirstOrDefault() is { } fault ? throw new ArgumentException(fault) : value;
    }

    /// <summary>Requests to send that came here, in the order in which they were answered; the newest.</summary>
    public IReadOnlyList<Arrival> Arrivals => _provider.Arrivals.All();

    /// <summary>How many there have been.</summary>
    public long Arrived => _provider.Arrivals.Count;

    public IReadOnlyList<WebhookRecord> Webhooks => _provider.Webhooks.All();

    /// <summary>E-mails that came here; the newest.</summary>
    public IReadOnlyList<Letter> Mails => _provider.Mails.All();

    /// <summary>Where e-mails are taken, on 127.0.0.1.</summary>
    public int SmtpPort => _provider.Mail?.Port ?? throw new InvalidOperationException($"No {nameof(SimulatorOptions.SmtpPort)} was set.");

    public Task Stopped => _app.WaitForShutdownAsync();

    /// <param name="url">On the loopback: whoever reaches it may do everything. With port 0 a free one is taken.</param>
    public static async Task<Simulator> Start(SimulatorOptions? options = null, string url = "http://127.0.0.1:0", TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls(url);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 16 * 1024 * 1024);
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase)));
        builder.Services.AddSingleton(s => new Provider(
            options ?? new SimulatorOptions(), time ?? TimeProvider.System, s.GetRequiredService<ILogger<Agenda>>()));
        var app = builder.Build();
        MessageEndpoints.Map(app);
        ControlEndpoints.Map(app);
        CertificateEndpoints.Map(app);
        await app.StartAsync();
        return new Simulator(app, app.Services.GetRequiredService<Provider>());
    }

    /// <summary>Somebody's visit of a page has made a certificate.</summary>
    public void Certify(Certificate certificate) => _provider.Certificates[certificate.Id] = certificate;

    public void Settle(Person person) => _provider.Town.Settle(person);

    /// <summary>Where texts to a number of ours go.</summary>
    public void Point(string ours, string inboundUrl) => _provider.InboundUrls[ours] = inboundUrl;

    /// <summary>Somebody texts us. Done when the webhook was acknowledged, or given up.</summary>
    public Task Say(string person, string ours, string text) => _provider.Say(person, ours, text, _provider.Agenda.Stopping);

    /// <summary>Webhooks that were withheld come after all.</summary>
    public Task BringWithheld() => _provider.BringWithheld(_provider.Agenda.Stopping);

    public async ValueTask DisposeAsync()
    {
        // Requests that wait for their answer wait on the agenda.
        await _provider.Agenda.DisposeAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
