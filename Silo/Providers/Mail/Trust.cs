using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace LeadGrid.Providers.Mail;

/// <summary>Whether a server shows a certificate of the operator's own authority.</summary>
internal static class Trust
{
    public static bool IsBy(X509Certificate2Collection authority, X509Certificate? shown, SslPolicyErrors errors)
    {
        // The name must fit whoever signs; only the chain is judged anew.
        if (shown is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authority);

        // An authority of one's own publishes no lists.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        using var certificate = new X509Certificate2(shown);
        return chain.Build(certificate);
    }
}
