using System.ComponentModel.DataAnnotations;

namespace LeadGrid.Providers.Mail;

/// <summary>How a connection to the mail server is encrypted.</summary>
public enum SmtpSecurity
{
    /// <summary>By STARTTLS, and not at all without: port 587.</summary>
    StartTls,

    /// <summary>From the first byte: port 465.</summary>
    Tls,

    /// <summary>Not: a relay on this machine.</summary>
    None,
}

/// <summary>Section <c>Providers:Smtp</c> of the configuration. Without a host there is no e-mail.</summary>
internal sealed class SmtpOptions
{
    public const string Section = "Providers:Smtp";

    [Required]
    public string Host { get; set; } = "";

    [Range(1, 65_535)]
    public int Port { get; set; } = 587;

    [EnumDataType(typeof(SmtpSecurity))]
    public SmtpSecurity Security { get; set; } = SmtpSecurity.StartTls;

    /// <summary>A PEM file of the authority that a relay of the operator's own is certified by; null: the machine's authorities.</summary>
    public string? Authority { get; set; }

    /// <summary>Null: nobody signs in.</summary>
    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>Where bounces go (<c>MAIL FROM</c>); null: to the sender's address.</summary>
    [EmailAddress]
    public string? ReturnPath { get; set; }

    /// <summary>Keys that sign. A message of a domain without one is refused.</summary>
    public DkimKey[] Dkim { get; set; } = [];

    /// <summary>Whether messages of domains without a key leave unsigned: where the relay signs.</summary>
    public bool AllowUnsigned { get; set; }

    /// <summary>Connections at once. Large receivers and relays refuse more than some ten from one sender.</summary>
    [Range(1, 100)]
    public int Connections { get; set; } = 8;

    /// <summary>Postfix and Exim end a connection after 100 and 1,000 messages: below it, ours is not cut in the middle.</summary>
    [Range(1, 10_000)]
    public int MessagesPerConnection { get; set; } = 100;

    /// <summary>Servers end idle connections after 5 minutes (RFC 5321, 4.5.3.2.7), many after one.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan IdleTime { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>An idle connection is asked (NOOP) whether it is still there when it was idle this long.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan CheckAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// For a free place, and again for a connection: its greeting, TLS and signing in. Shorter than a clearance lives, since the message still has to be
    /// written within it.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:05")]
    public TimeSpan ConnectWithin { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>
    /// For the whole of one message. The server may take its time after the last dot, and until it has answered nobody knows
    /// whether it took the message.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>After so many failures in a row within half a minute nobody tries for <see cref="BreakFor"/>.</summary>
    [Range(2, 1_000)]
    public int FailuresToBreak { get; set; } = 5;

    /// <summary>As Twilio's: what stands in while the server fails, in words; empty: nothing, and messages wait.</summary>
    public string Fallback { get; set; } = "";

    [Range(typeof(TimeSpan), "00:00:00.5", "01:00:00")]
    public TimeSpan BreakFor { get; set; } = TimeSpan.FromSeconds(15);
}

/// <summary>A domain's DKIM key.</summary>
internal sealed class DkimKey
{
    [Required]
    public string Domain { get; set; } = "";

    /// <summary>The key's name in DNS: <c>selector._domainkey.domain</c>.</summary>
    [Required]
    public string Selector { get; set; } = "";

    /// <summary>A PEM file with a private key, RSA (2,048 bits or more) or Ed25519.</summary>
    [Required]
    public string KeyPath { get; set; } = "";
}
