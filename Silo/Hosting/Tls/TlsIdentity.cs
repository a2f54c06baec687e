using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LeadGrid.Hosting.Tls;

/// <summary>Who this process is and whom it trusts, as the files say at one time.</summary>
internal sealed class TlsIdentity
{
    private readonly X509Certificate2Collection _authority;

    private TlsIdentity(SslStreamCertificateContext own, X509Certificate2Collection authority) =>
        (Own, _authority, Until) = (own, authority, own.TargetCertificate.NotAfter.ToUniversalTime());

    public SslStreamCertificateContext Own { get; }

    /// <summary>When its own certificate ends, in UTC.</summary>
    public DateTime Until { get; }

    /// <exception cref="CryptographicException">A file holds something else, or key and certificate do not belong together.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static TlsIdentity Load(TlsSettings settings)
    {
        var leaf = Leaf(settings);
        var between = new X509Certificate2Collection();
        between.ImportFromPemFile(settings.Certificate);
        var authority = new X509Certificate2Collection();
        authority.ImportFromPemFile(settings.Authority);
        return authority.Count > 0
            ? new TlsIdentity(SslStreamCertificateContext.Create(leaf, between, offline: true), authority)
            : throw new CryptographicException($"{settings.Authority} holds no certificate.");
    }

    public bool Is(TlsRole role) => Is(Own.TargetCertificate, role);

    public static bool Is(X509Certificate2 certificate, TlsRole role) =>
        certificate.MatchesHostname(role.Name(), allowWildcards: false, allowCommonName: false);

    /// <summary>
    /// Our authority's, and nobody else's. Nothing is fetched from the network: neither revocations nor missing links.
    /// </summary>
    public X509ChainPolicy Trust()
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.AddRange(_authority);
        return policy;
    }

    private static X509Certificate2 Leaf(TlsSettings settings)
    {
        try
        {
            return X509Certificate2.CreateFromPemFile(settings.Certificate, settings.Key);
        }
        catch (ArgumentException e)
        {
            throw new CryptographicException($"{settings.Key} is not the key of {settings.Certificate}.", e);
        }
    }
}
