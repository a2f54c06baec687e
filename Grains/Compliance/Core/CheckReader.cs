using System.Text.RegularExpressions;
using LeadGrid.Intake;

namespace LeadGrid.Compliance;

/// <summary>A check that can be judged, or what is wrong with it, field by field.</summary>
internal sealed record ReadCheck(PermitQuestion? Question, FieldFault[] Faults);

/// <summary>
/// Reads a check. Any number that could be dialled is answered for, whether somebody has it or not: junk is a matter of intake.
/// </summary>
internal static partial class CheckReader
{
    private const int ZipDigits = 5;
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="now">When nothing else is asked.</param>
    public static ReadCheck Read(ComplianceCheck check, DateTimeOffset now)
    {
        var findings = new Findings(check.Faults, []);
        var phone = Phone(check.Phone, findings);
        EmailRules.Read("email", check.Email, findings);
        var state = State(check.State, findings);
        var zip = Zip(check.Zip, findings);
        if (check.Channel is null && !findings.HasFault("channel"))
        {
            findings.Fault("channel", "Name the channel.");
        }

        var at = (check.At ?? now).ToUniversalTime();
        if (at < Earliest || at >= Latest)
        {
            findings.Fault("at", "Ask about a time between 2000 and 2100.");
        }

        if (findings.HasFaults)
        {
            return new(null, findings.Faults);
        }

        return new(
            new PermitQuestion
            {
                Channel = check.Channel!.Value,
                Purpose = check.Purpose,
                At = at,
                Subject = check.Campaign,
                Phone = phone,
                State = state,
                Zip = zip,
                AssumeConsent = check.AssumeConsent,
            },
            []);
    }

    private static string? Phone(string? posted, Findings findings)
    {
        if (string.IsNullOrWhiteSpace(posted))
        {
            return null;
        }

        if (DialledNumber.Read(posted) is { } number)
        {
            return number;
        }

        findings.Fault("phone", "Post one phone number with its area code; start it with + and the country code where it is not of the United States.");
        return null;
    }

    private static string? State(string? posted, Findings findings)
    {
        if (string.IsNullOrWhiteSpace(posted))
        {
            return null;
        }

        var code = CodeList.States.Find(posted);
        if (code is null)
        {
            findings.Fault("state", "Post the two-letter code or the full name of a state or territory of the United States.");
        }

        return code;
    }

    private static string? Zip(string? posted, Findings findings)
    {
        if (string.IsNullOrWhiteSpace(posted))
        {
            return null;
        }

        var shape = Shape().Match(posted.Trim());
        if (shape.Success)
        {
            return shape.Groups["start"].Value.PadLeft(ZipDigits, '0');
        }

        findings.Fault("zip", "Post a zip of five or nine digits.");
        return null;
    }

    // As in ZipRules: spreadsheets take leading zeros away. Nothing else has fewer digits, so no state need confirm it.
    [GeneratedRegex("^(?<start>[0-9]{3,5})(?:[ -]?[0-9]{4}|-)?$")]
    private static partial Regex Shape();
}
