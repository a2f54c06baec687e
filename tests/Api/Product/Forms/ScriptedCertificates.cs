using System.Collections.Concurrent;
using LeadGrid.Contacts;

namespace LeadGrid.Api.Tests;

/// <summary>A provider of certificates that knows those which a test has made, and notes what it was asked.</summary>
internal sealed class ScriptedCertificates : ICertificateProvider
{
    private readonly ConcurrentDictionary<string, ClaimOutcome> _known = new();

    public ConcurrentQueue<CertificateToClaim> Asked { get; } = new();

    public void Show(string url, ClaimOutcome outcome) => _known[url] = outcome;

    public Task<ClaimOutcome> Claim(CertificateToClaim certificate, CancellationToken cancellation)
    {
        Asked.Enqueue(certificate);
        return Task.FromResult(_known.GetValueOrDefault(certificate.Url, new ClaimOutcome.Refused("http_404")));
    }
}
