using System.Text.Json;
using LeadGrid.Contacts;
using LeadGrid.Storage.Contacts;
using LeadGrid.Storage.Outbox;
using Microsoft.Extensions.Options;

namespace LeadGrid.Providers.TrustedForm;

/// <summary>Claims the certificate of a consent, and brings what it shows into the ledger.</summary>
internal sealed class CertificateHandler(
    IGrainFactory grains, IEnumerable<ICertificateProvider> providers, IOptions<TrustedFormOptions> options, TimeProvider time) : IOutboxHandler
{
    private static readonly TimeSpan s_longestPause = TimeSpan.FromHours(1);

    public string Kind => CertificateEffects.Kind;

    public async Task<DateTimeOffset?> Handle(LeasedEffect effect, CancellationToken cancellation)
    {
        var due = JsonSerializer.Deserialize<CertificateDue>(effect.Body, JsonSerializerOptions.Web)!;
        var contact = grains.GetGrain<IContactGrain>(due.Contact);
        if (await contact.Certificate(due.Consent) is not { } certificate)
        {
            return null;
        }

        var outcome = providers.FirstOrDefault() is { } provider
            ? await provider.Claim(certificate, cancellation)
            : new ClaimOutcome.Refused("not_configured");
        if (outcome is ClaimOutcome.Later later)
        {
            if (time.GetUtcNow() - effect.CreatedAt < options.Value.Patience)
            {
                return time.GetUtcNow() + (later.RetryAfter ?? Pause(effect.Attempts));
            }

            outcome = new ClaimOutcome.Refused(later.Code);
        }

        await contact.Claimed(due.Consent, outcome);
        return null;
    }

    private static TimeSpan Pause(int attempts)
    {
        var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(attempts, 20)));
        return pause < s_longestPause ? pause : s_longestPause;
    }
}
