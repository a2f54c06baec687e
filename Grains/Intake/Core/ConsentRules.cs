using System.Collections.Frozen;
using System.Net;

namespace LeadGrid.Intake;

/// <summary>
/// Reads the consent that came with a post. It is evidence: the words the person saw, their browser and the times are
/// kept as they were posted.
/// </summary>
internal static class ConsentRules
{
    private const int MaximumSellers = 100;
    private const int MaximumTextLength = 8_000;
    private const int MaximumLongLength = 2_000;
    private const int MaximumShortLength = 200;

    /// <summary>How far the clock of a seller may be ahead.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    private static readonly FrozenSet<string> Channels = FrozenSet.Create("sms", "voice", "ai_voice", "email");

    /// <param name="region">The country whose phone numbers are written without a country code.</param>
    public static PostedConsent? Read(PostedConsent? posted, string region, DateTimeOffset now, Findings findings)
    {
        if (posted is null)
        {
            return null;
        }

        if (posted.At > now + Ahead)
        {
            findings.Fault("consent.at", "Post the time at which consent was given: this one is in the future.");
        }

        if (posted.Text?.Length > MaximumTextLength)
        {
            findings.Fault("consent.text", $"Post at most {MaximumTextLength:N0} characters.");
        }

        return posted with
        {
            Channels = ReadChannels(posted.Channels, findings),
            Sellers = ReadSellers(posted.Sellers, findings),
            Phone = PhoneRules.Read("consent.phone", posted.Phone, region, findings)?.E164,
            DisclosureVersion = Short("consent.disclosureVersion", posted.DisclosureVersion, findings),
            Method = Short("consent.method", posted.Method, findings),
            Ip = ReadIp(posted.Ip, findings),
            UserAgent = FieldText.Read("consent.userAgent", posted.UserAgent, MaximumLongLength, findings),
            FormUrl = ReadUrl("consent.formUrl", posted.FormUrl, findings),
            CertificateUrl = ReadUrl("consent.certificateUrl", posted.CertificateUrl, findings),
        };
    }

    private static string[] ReadChannels(string[] posted, Findings findings)
    {
        string[] read = [.. posted.Select(channel => TextTidy.Line(channel).ToLowerInvariant()).Distinct()];
        if (!read.All(Channels.Contains))
        {
            findings.Fault("consent.channels", $"Post only these channels: {string.Join(", ", Channels.Order())}.");
            return [];
        }

        if (!read.SequenceEqual(posted))
        {
            findings.Repair(
                "consent.channels", "Written in lower case, each once", string.Join(", ", posted), string.Join(", ", read));
        }

        return read;
    }

    private static string[] ReadSellers(string[] posted, Findings findings)
    {
        if (posted.Length <= MaximumSellers)
        {
            return [.. posted.Select(seller => Short("consent.sellers", seller, findings)).OfType<string>()];
        }

        findings.Fault("consent.sellers", $"Post at most {MaximumSellers} sellers.");
        return [];
    }

    private static string? Short(string field, string? posted, Findings findings) =>
        FieldText.Read(field, posted, MaximumShortLength, findings);

    private static string? ReadIp(string? posted, Findings findings)
    {
        var ip = Short("consent.ip", posted, findings);
        if (ip is null || IsIp(ip))
        {
            return ip;
        }

        findings.Fault("consent.ip", "Post an IPv4 or IPv6 address.");
        return null;
    }

    // The parser takes "1" for 0.0.0.1 and octal parts: an IPv4 address is one only in the form in which it is written.
    private static bool IsIp(string ip) =>
        IPAddress.TryParse(ip, out var address) && (ip.Contains(':') || address.ToString() == ip);

    private static string? ReadUrl(string field, string? posted, Findings findings)
    {
        var url = FieldText.Read(field, posted, MaximumLongLength, findings);
        if (url is null || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            return url;
        }

        findings.Fault(field, "Post a whole address that begins with http:// or https://.");
        return null;
    }
}
