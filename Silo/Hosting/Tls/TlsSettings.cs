namespace LeadGrid.Hosting.Tls;

/// <summary>Section <c>LeadGrid:Tls</c>: how silos and Apis speak to each other.</summary>
public sealed record TlsSettings
{
    private const string Section = "LeadGrid:Tls";

    /// <summary>PEM file of this process's certificate, and of those between it and the authority.</summary>
    public required string Certificate { get; init; }

    /// <summary>PEM file of its private key.</summary>
    public required string Key { get; init; }

    /// <summary>PEM file of the authorities that are trusted; the machine's own are not.</summary>
    public required string Authority { get; init; }

    /// <summary>
    /// How long a handshake may take, 10 s: many times what one takes on a busy machine, and short enough that peers which
    /// say nothing hold no sockets.
    /// </summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How often the files are looked at, at most, 10 s: a mounted secret takes a minute to change, and a certificate is
    /// renewed days before its end.
    /// </summary>
    public TimeSpan Reread { get; init; } = TimeSpan.FromSeconds(10);

    /// <returns>Null: none is configured, and none is required.</returns>
    /// <param name="development">Then nothing is required; otherwise <c>LeadGrid:Tls:Required=false</c> must say so.</param>
    /// <exception cref="StartupFailedException">It is required or begun, and something of it is missing.</exception>
    public static TlsSettings? Read(IConfiguration configuration, bool development)
    {
        var section = configuration.GetSection(Section);
        var files = (Certificate: section[nameof(Certificate)], Key: section[nameof(Key)], Authority: section[nameof(Authority)]);
        switch (files)
        {
            case ({ } certificate, { } key, { } authority):
                return new TlsSettings { Certificate = certificate, Key = key, Authority = authority };
            case (null, null, null) when !section.GetValue("Required", !development):
                return null;
            case (null, null, null):
                throw new StartupFailedException(
                    $"the ports between silos and Apis would be open to anybody: set {Section}:Certificate, :Key and :Authority to PEM files, "
                    + $"or {Section}:Required to false where the network keeps others out.");
            default:
                throw new StartupFailedException($"of {Section}:Certificate, :Key and :Authority some are set and some are not: each names a PEM file.");
        }
    }
}
