using System.Globalization;
using System.Text.RegularExpressions;
using LeadGrid.Simulation.People;

namespace LeadGrid.Simulation.Twilio;

/// <summary>What Twilio refuses of a message that is posted.</summary>
internal static partial class MessageRules
{
    private const int LongestBody = 1_600;

    public static TwilioError? Judge(IFormCollection form, SimulatorOptions options, Blocks blocks)
    {
        var (to, from, body) = (form["To"].ToString(), form["From"].ToString(), form["Body"].ToString());
        return to.Length == 0 ? Bad(21604)
            : from.Length == 0 ? Bad(21603)
            : body.Length == 0 ? Bad(21602)
            : !E164().IsMatch(to) ? Bad(21211, to)
            : !Sender().IsMatch(from) ? Bad(21212, from)
            : options.Numbers.Length > 0 && !options.Numbers.Contains(from, StringComparer.Ordinal) ? Bad(21660, from)
            : body.Length > LongestBody ? Bad(21617)
            : form["StatusCallback"].ToString() is { Length: > 0 } url && !IsWeb(url) ? Bad(21609, url)
            : form["ValidityPeriod"].ToString() is { Length: > 0 } period && !IsPeriod(period) ? Bad(20001, "ValidityPeriod")
            : blocks.Has(to, from) ? Bad(21610)
            : null;
    }

    private static TwilioError Bad(int code, string? about = null) => new(400, code, about);

    private static bool IsWeb(string url) => Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https";

    private static bool IsPeriod(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= 36_000;

    // As far as Twilio looks before it sends: the country code and a plausible length; in North America the whole plan.
    [GeneratedRegex(@"^\+(1[2-9]\d{2}[2-9]\d{6}|[2-9]\d{6,14})$")]
    private static partial Regex E164();

    [GeneratedRegex(@"^(\+\d{7,15}|\d{5,6})$")]
    private static partial Regex Sender();
}
