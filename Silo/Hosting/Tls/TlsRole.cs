namespace LeadGrid.Hosting.Tls;

/// <summary>
/// What a certificate makes its holder: the DNS name <c>silo</c> or <c>api</c> among its subject alternative names. An Api's
/// certificate opens gateways only; with it nobody joins as a silo, nor plays one to an Api.
/// </summary>
public enum TlsRole
{
    Silo,
    Api,
}

internal static class TlsRoles
{
    /// <summary>The name that stands in the certificate.</summary>
    public static string Name(this TlsRole role) => role switch
    {
        TlsRole.Silo => "silo",
        TlsRole.Api => "api",
    };
}
