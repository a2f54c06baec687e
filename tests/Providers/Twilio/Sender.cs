using System.Diagnostics;
using LeadGrid.Outreach;
using LeadGrid.Providers.Twilio;
using LeadGrid.Storage.Compliance.Rejudgement;
using LeadGrid.Storage.Outbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LeadGrid.Providers;

/// <summary>The adapter as a silo has it, towards an address of the test's.</summary>
internal sealed class Sender : IAsyncDisposable
{
    public const string Sid = "AC00000000000000000000000000000001";
    public const string Token = "simulated-token";
    public const string Ours = "+15005550006";
    public const string Person = "+18102929388";
    private readonly ServiceProvider _services;

    public Sender(Uri provider, Dictionary<string, string?>? settings = null, Action<IServiceCollection>? more = null, Uri? publicUrl = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Providers:Twilio:AccountSid"] = Sid,
            ["Providers:Twilio:AuthToken"] = Token,
            ["Providers:Twilio:BaseUrl"] = provider.AbsoluteUri,
            ["Providers:Twilio:PublicUrl"] = (publicUrl ?? new Uri("https://leads.example/")).AbsoluteUri,
            ["Providers:Twilio:MaximumPerSecond"] = "10000",
        }).AddInMemoryCollection((settings ?? []).Select(s => new KeyValuePair<string, string?>($"Providers:Twilio:{s.Key}", s.Value))).Build();
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddLogging(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace));
        services.AddTwilio(configuration);
        more?.Invoke(services);
        _services = services.BuildServiceProvider(validateScopes: true);
        Provider = _services.GetRequiredService<ITextProvider>();
    }

    public LogLines Log { get; } = new();

    public ITextProvider Provider { get; }

    public ProviderCondition Condition => Assert.Single(_services.GetServices<ProviderHealth>()).Condition;

    /// <summary>What this silo would say of its provider.</summary>
    public ProviderReport Report() => Assert.Single(new ProviderBoard(
        _services.GetServices<ProviderCard>(), new OutboxQueue(null!),
        new OperatorDays(Options.Create(new RejudgementOptions()), TimeProvider.System),
        Options.Create(new TemplateOptions { SegmentPrice = 0.02m, Currency = "EUR" }), TimeProvider.System).Here());

    public static Clearance Cleared(TimeSpan ago = default) =>
        new(Guid.NewGuid(), Stopwatch.GetTimestamp() - (long)(ago.TotalSeconds * Stopwatch.Frequency));

    public static OutgoingText Text(string to = Person, string body = "Your estimate is ready.", TimeSpan? validFor = null) =>
        new(Guid.NewGuid(), Ours, to, body, validFor ?? TimeSpan.FromMinutes(10));

    public Task<SendOutcome> Send(OutgoingText? text = null, Clearance? clearance = null) =>
        Provider.Send(clearance ?? Cleared(), text ?? Text(), TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
