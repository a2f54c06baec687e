using LeadGrid.Hosting;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.OpenSsl;

namespace LeadGrid.Providers.Mail;

/// <summary>Signs messages with their domain's key (RFC 6376, RFC 8463).</summary>
internal sealed class DkimKeys
{
    // Gmail and Yahoo take no less for bulk senders.
    private const int LeastRsaBits = 2_048;

    // What tells a reader who wrote what to whom, and RFC 8058's two: unsigned, no mailbox shows the button.
    private static readonly HeaderId[] Signed =
    [
        HeaderId.From, HeaderId.To, HeaderId.Subject, HeaderId.Date, HeaderId.MessageId, HeaderId.ReplyTo, HeaderId.InReplyTo, HeaderId.References,
        HeaderId.MimeVersion, HeaderId.ContentType, HeaderId.ContentTransferEncoding, HeaderId.ListUnsubscribe, HeaderId.ListUnsubscribePost,
    ];

    private readonly Dictionary<string, DkimSigner> _signers;

    /// <exception cref="StartupFailedException">A key cannot be read, or is too weak.</exception>
    public DkimKeys(IOptions<SmtpOptions> options) => _signers = options.Value.Dkim
        .ToDictionary(key => key.Domain, Signer, StringComparer.OrdinalIgnoreCase);

    /// <returns>False where the domain has no key.</returns>
    public bool Sign(MimeMessage message, string domain)
    {
        if (!_signers.TryGetValue(domain, out var signer))
        {
            return false;
        }

        // Lines and encodings as they will go over the wire: whatever the server, nothing is encoded anew after this.
        message.Prepare(EncodingConstraint.SevenBit);
        signer.Sign(message, [.. Signed.Where(id => message.Headers.Contains(id) || message.Body!.Headers.Contains(id))]);
        return true;
    }

    private static DkimSigner Signer(DkimKey key)
    {
        var secret = Read(key);
        var algorithm = secret switch
        {
            Ed25519PrivateKeyParameters => DkimSignatureAlgorithm.Ed25519Sha256,
            RsaKeyParameters { Modulus.BitLength: >= LeastRsaBits } => DkimSignatureAlgorithm.RsaSha256,
            _ => throw new StartupFailedException($"The DKIM key {key.KeyPath} is neither RSA of {LeastRsaBits:N0} bits or more nor Ed25519."),
        };
        return new DkimSigner(secret, key.Domain, key.Selector, algorithm)
        {
            HeaderCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed,
            BodyCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed,
        };
    }

    private static AsymmetricKeyParameter Read(DkimKey key)
    {
        try
        {
            using var reader = new PemReader(File.OpenText(key.KeyPath));
            return reader.ReadObject() switch
            {
                AsymmetricCipherKeyPair pair => pair.Private,
                AsymmetricKeyParameter { IsPrivate: true } secret => secret,
                _ => throw new StartupFailedException($"The DKIM key {key.KeyPath} holds no private key in PEM."),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or PemException)
        {
            throw new StartupFailedException($"The DKIM key {key.KeyPath} of {key.Domain} cannot be read: check Providers:Smtp:Dkim and the file's mode.", e);
        }
    }
}
