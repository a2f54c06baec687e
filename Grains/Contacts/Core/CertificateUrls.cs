using System.Text.RegularExpressions;

namespace LeadGrid.Contacts;

/// <summary>
/// Where a certificate may be claimed. Its address comes from a form, so it is an attacker's input: nothing of it is used but its
/// path, and that only where the rest is, letter by letter, the address of a host that is configured.
/// </summary>
internal static partial class CertificateUrls
{
    private const string Scheme = "https://";
    private const string DefaultPort = ":443";

    /// <param name="hosts">In lower case, such as <c>cert.trustedform.com</c>.</param>
    /// <returns>The host as it is configured, and the path; null: nothing may be asked there.</returns>
    public static (string Host, string Path)? Check(string url, IEnumerable<string> hosts)
    {
        if (!url.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        // Cut by hand and compared whole: what parsers disagree about (user names, trailing dots, other alphabets, numbers as
        // hosts, backslashes) is not the name of a host here.
        var rest = url[Scheme.Length..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return null;
        }

        var (authority, path) = (rest[..slash], rest[slash..]);
        if (authority.EndsWith(DefaultPort, StringComparison.Ordinal))
        {
            authority = authority[..^DefaultPort.Length];
        }

        return hosts.FirstOrDefault(host => host.Equals(authority, StringComparison.OrdinalIgnoreCase)) is { } known && Path().IsMatch(path)
            ? (known, path)
            : null;
    }

    // A certificate's id, which has at most 255 characters (TrustedForm Certificate API 4.0).
    [GeneratedRegex(@"\A/[A-Za-z0-9_-]{8,255}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Path();
}
