using System.Text.RegularExpressions;
using MimeKit;

namespace LeadGrid.Intake;

/// <param name="Address">As it is stored.</param>
/// <param name="Key">What is hashed to find duplicates: in lower case, the domain in its ASCII form.</param>
/// <param name="Local">The part before the @ of the key.</param>
/// <param name="Domain">The part after the @ of the key.</param>
internal sealed record ReadEmail(string Address, string Key, string Local, string Domain);

/// <summary>
/// Reads e-mail addresses. MimeKit's parser says what RFC 5322 allows; the rest is what a mailbox that somebody reads
/// leads at needs: RFC 5321's lengths, a domain that can be looked up, and neither comments, quoted pairs, address
/// literals nor obsolete forms. Local parts outside ASCII are refused: few mail servers take them (RFC 6531).
/// </summary>
internal static partial class EmailRules
{
    // RFC 5321, 4.5.3.1.1, and 4.5.3.1.3 less the angle brackets: no domain in it can exceed its own limit of 255.
    private const int MaximumLocalLength = 64;
    private const int MaximumLength = 254;
    private const string TooLong = "Post an e-mail address of at most 254 characters, 64 before the @.";
    private const string Scheme = "mailto:";

    private static readonly ParserOptions Strict = new()
    {
        AddressParserComplianceMode = RfcComplianceMode.Strict,
        AllowAddressesWithoutDomain = false,
        AllowUnquotedCommasInAddresses = false,
    };

    /// <returns>Null where the field is blank or faulty.</returns>
    public static ReadEmail? Read(string field, string? posted, Findings findings)
    {
        if (string.IsNullOrWhiteSpace(posted))
        {
            return null;
        }

        var address = Repaired(field, posted, findings);
        if (address.Length > MaximumLength)
        {
            findings.Fault(field, TooLong);
            return null;
        }

        var at = address.LastIndexOf('@');
        if (!MailboxAddress.TryParse(Strict, address, out _) || at < 0)
        {
            findings.Fault(field, "Post one e-mail address such as name@example.org, and nothing around it.");
            return null;
        }

        var local = address[..at];
        var domain = EmailDomain.ToAscii(address[(at + 1)..]);
        if (domain is null)
        {
            findings.Fault(field, "Post an e-mail address whose domain can exist: letters, digits and hyphens between dots.");
            return null;
        }

        if (!DotAtom().IsMatch(local) && !QuotedLocal().IsMatch(local))
        {
            findings.Fault(field, "Post an e-mail address with a plain name before the @: no blanks, comments or escapes.");
            return null;
        }

        // An international domain is longer in ASCII.
        if (local.Length > MaximumLocalLength || local.Length + 1 + domain.Length > MaximumLength)
        {
            findings.Fault(field, TooLong);
            return null;
        }

        var key = local.ToLowerInvariant();
        return new(address, $"{key}@{domain}", key, domain);
    }

    // Certain repairs only. A trailing dot or line break might be the rest of something that was cut off or pasted
    // together, and is refused.
    private static string Repaired(string field, string posted, Findings findings)
    {
        var address = posted.Trim(' ', '\t', '\u00A0');
        if (address != posted)
        {
            findings.Repair(field, "White space around it removed", posted, address);
        }

        if (address.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            var bare = address[Scheme.Length..];
            findings.Repair(field, "mailto: in front of it removed", address, bare);
            address = bare;
        }

        // RFC 5321, 4.1.2: with and without quotes it is the same mailbox, where it needs none.
        var unquoted = NeedlessQuotes().Replace(address, "$1@");
        if (unquoted != address)
        {
            findings.Repair(field, "Needless quotes removed", address, unquoted);
        }

        return unquoted;
    }

    [GeneratedRegex(@"\A[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+)*\z")]
    private static partial Regex DotAtom();

    [GeneratedRegex("""\A"[\x20\x21\x23-\x5B\x5D-\x7E]+"\z""")]
    private static partial Regex QuotedLocal();

    [GeneratedRegex("""\A"(?<1>[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+)*)"@""", RegexOptions.ExplicitCapture)]
    private static partial Regex NeedlessQuotes();
}
