using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LeadGrid.Testing;

/// <summary>A certificate authority of a test's own, for the links between silos and Apis.</summary>
public sealed class TestAuthority : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly X509Certificate2 _root;
    private readonly DateTimeOffset _now;

    public TestAuthority(TimeProvider time)
    {
        _now = time.GetUtcNow();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=LeadGrid test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        _root = request.CreateSelfSigned(_now.AddYears(-1), _now.AddYears(1));
    }

    /// <summary>A certificate for today, or for the days given.</summary>
    /// <param name="role">The DNS name in it: <c>silo</c> or <c>api</c>.</param>
    /// <param name="from">Days from now at which it begins to be valid.</param>
    /// <param name="until">Days from now at which it ends.</param>
    public TestCertificate Issue(string role, int from = -1, int until = 30)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=LeadGrid {role}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(role);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication), new Oid(ClientAuthentication)], false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_root, true, false));
        using var certificate = request.Create(_root, _now.AddDays(from), _now.AddDays(until), RandomNumberGenerator.GetBytes(16));
        return new TestCertificate(certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem(), _root.ExportCertificatePem());
    }

    public void Dispose() => _root.Dispose();

    internal static void WriteSecret(string path, string text)
    {
        using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = OwnerOnly });
        using var writer = new StreamWriter(file);
        writer.Write(text);
    }
}

/// <summary>A certificate, its key and its authority, each as PEM.</summary>
public sealed record TestCertificate(string Certificate, string Key, string Authority)
{
    /// <summary>Writes <c>name.pem</c>, <c>name.key</c> and <c>name.authority.pem</c>, for their owner only.</summary>
    public TestCertificateFiles Write(string folder, string name)
    {
        var files = new TestCertificateFiles(
            Path.Combine(folder, $"{name}.pem"), Path.Combine(folder, $"{name}.key"), Path.Combine(folder, $"{name}.authority.pem"));
        TestAuthority.WriteSecret(files.Certificate, Certificate);
        TestAuthority.WriteSecret(files.Key, Key);
        TestAuthority.WriteSecret(files.Authority, Authority);
        return files;
    }
}

public sealed record TestCertificateFiles(string Certificate, string Key, string Authority);
