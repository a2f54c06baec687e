using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LeadGrid.Providers.Mail;
using LeadGrid.Testing;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.OpenSsl;
using Org.BouncyCastle.Security;

namespace LeadGrid.Mail;

/// <summary>Keys and certificates of one test, in a folder that goes with it.</summary>
internal sealed class Keys : IDisposable
{
    private readonly string _folder = TestFolder.Create();

    /// <summary>What the domains' name servers say.</summary>
    public Dictionary<string, string> Dns { get; } = [];

    public DkimKey Rsa(string domain, int bits = 2_048)
    {
        using var key = RSA.Create(bits);
        Dns[$"r1._domainkey.{domain}"] = $"v=DKIM1; k=rsa; p={Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())}";
        return new DkimKey { Domain = domain, Selector = "r1", KeyPath = Write("rsa.pem", key.ExportPkcs8PrivateKeyPem()) };
    }

    public DkimKey Ed25519(string domain)
    {
        var made = new Ed25519KeyPairGenerator();
        made.Init(new Ed25519KeyGenerationParameters(new SecureRandom()));
        var pair = made.GenerateKeyPair();
        Dns[$"e1._domainkey.{domain}"] = $"v=DKIM1; k=ed25519; p={Convert.ToBase64String(((Ed25519PublicKeyParameters)pair.Public).GetEncoded())}";
        using var text = new StringWriter();
        using (var pem = new PemWriter(text))
        {
            pem.WriteObject(new Pkcs8Generator(pair.Private));
        }

        return new DkimKey { Domain = domain, Selector = "e1", KeyPath = Write("ed25519.pem", text.ToString()) };
    }

    /// <summary>An authority and a server that it vouches for.</summary>
    public (string Authority, string Certificate, string Key) Server(string name)
    {
        var began = DateTimeOffset.UnixEpoch.AddYears(50);
        using var rootKey = RSA.Create(2_048);
        var root = new CertificateRequest("CN=Mail test authority", rootKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        root.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var authority = root.CreateSelfSigned(began, began.AddYears(50));
        using var key = RSA.Create(2_048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(authority, began, began.AddYears(40), [1, 2, 3]);
        return (
            Write($"{name}-authority.pem", authority.ExportCertificatePem()),
            Write($"{name}.pem", certificate.ExportCertificatePem()),
            Write($"{name}.key", key.ExportPkcs8PrivateKeyPem()));
    }

    public string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
