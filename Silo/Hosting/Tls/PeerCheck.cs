using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace LeadGrid.Hosting.Tls;

/// <summary>Judges one peer's certificate, and keeps the reason, which TLS tells neither side.</summary>
internal sealed class PeerCheck(TlsRole wanted)
{
    /// <summary>Why it was refused; null where it was not, or where the handshake did not come that far.</summary>
    public string? Refusal { get; private set; }

    public bool Judge(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        Refusal = certificate is not X509Certificate2 shown ? "it showed no certificate"
            : errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) ? OfChain(chain)
            : !TlsIdentity.Is(shown, wanted) ? $"its certificate has not the name '{wanted.Name()}'"
            // The name is checked above, alike in both directions.
            : null;
        return Refusal is null;
    }

    private static string OfChain(X509Chain? chain)
    {
        var status = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status) ?? X509ChainStatusFlags.NoError;
        return status.HasFlag(X509ChainStatusFlags.UntrustedRoot) || status.HasFlag(X509ChainStatusFlags.PartialChain)
            ? "its certificate comes from a foreign authority"
            : status.HasFlag(X509ChainStatusFlags.NotTimeValid)
                ? "its certificate is out of date, or not valid yet"
                : $"its certificate is faulty ({status})";
    }
}
