using System.Globalization;
using System.Security.Cryptography;
using LeadGrid.Testing;

namespace LeadGrid.Processes;

/// <summary>Where a cluster's files stand.</summary>
internal sealed class ClusterFolder(string root)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>The processes' working directory, in which nobody else has reason to be.</summary>
    public string Work => Path.Combine(Root, "work");

    public string MasterKey => Path.Combine(Root, "master.key");

    public string KeyRing => Path.Combine(Root, "keys");

    public string Credentials => Path.Combine(Root, "dev.json");

    /// <summary>Addresses of all gateways, one a line, which the Apis read again and again.</summary>
    public string Gateways => Path.Combine(Root, "gateways");

    /// <summary>Certificates and keys: <c>silo.pem</c>, <c>silo.key</c>, <c>api.pem</c> and so on.</summary>
    public string Certificates => Path.Combine(Root, "tls");

    public string Log(string process) => Path.Combine(Root, "log", $"{process}.log");

    public void Create()
    {
        Directory.CreateDirectory(Root);
        Directory.CreateDirectory(Work);
        Directory.CreateDirectory(Path.Combine(Root, "log"));
        foreach (var earlier in Directory.GetFiles(Path.Combine(Root, "log")))
        {
            File.Delete(earlier);
        }

        Directory.CreateDirectory(KeyRing, OwnerOnly | UnixFileMode.UserExecute);
        Directory.CreateDirectory(Certificates, OwnerOnly | UnixFileMode.UserExecute);
        File.WriteAllText(Gateways, "");
        if (!File.Exists(MasterKey))
        {
            TestAuthority.WriteSecret(MasterKey, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        }
    }

    public void AddGateway(int port) =>
        File.AppendAllText(Gateways, string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}\n"));
}
