using System.Diagnostics;
using LeadGrid.Outreach;
using LeadGrid.Providers;
using LeadGrid.Providers.Mail;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LeadGrid.Mail;

/// <summary>The adapter, with a clock that the test moves.</summary>
internal sealed class Sender : IDisposable
{
    private readonly SmtpPool _pool;
    private readonly SmtpMailProvider _provider;

    public Sender(int port, Action<SmtpOptions>? change = null)
    {
        var settings = new SmtpOptions
        {
            Host = "localhost",
            Port = port,
            Security = SmtpSecurity.None,
            AllowUnsigned = true,
            BreakFor = TimeSpan.FromSeconds(30),
            ConnectWithin = TimeSpan.FromSeconds(5),
        };
        change?.Invoke(settings);
        var options = Options.Create(settings);
        _pool = new SmtpPool(options, Time);
        Health = new ProviderHealth(SmtpMailProvider.ProviderName, Time);
        _provider = new SmtpMailProvider(options, _pool, new DkimKeys(options), Health, Time, NullLogger<SmtpMailProvider>.Instance);
    }

    public ProviderHealth Health { get; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 27, 10, 0, 0, TimeSpan.Zero));

    public static OutgoingMail Mail(string to = "anna@example.org") => new(
        Guid.CreateVersion7(), "hello@example.com", "Anchor Energy", to, "Your quote", "Hello Anna.", null, null);

    public Task<SendOutcome> Send(OutgoingMail mail, Clearance? clearance = null) =>
        _provider.Send(clearance ?? Cleared(), mail, CancellationToken.None);

    public Task<SendOutcome> Send(string to) => Send(Mail(to));

    /// <param name="left">How long it still lives.</param>
    public static Clearance Cleared(TimeSpan? left = null)
    {
        var age = Clearance.Life - (left ?? Clearance.Life);
        return new Clearance(Guid.NewGuid(), Stopwatch.GetTimestamp() - (long)(age.TotalSeconds * Stopwatch.Frequency));
    }

    public void Dispose() => _pool.Dispose();
}
