using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using LeadGrid.Outreach;

namespace LeadGrid.Providers.Twilio;

/// <summary>What an answer of Twilio's means for the message. Where that is not certain, it is not guessed.</summary>
internal static partial class TwilioAnswer
{
    private const int OptedOut = 21610;
    private const int MaximumReason = 200;

    // Codes by which a 400 says "later": the rate of the number, its queue, and the day's.
    private static readonly int[] TryLater = [14107, 20429, 21611, 63018, 63038];

    /// <param name="retryAfter">The answer's Retry-After; null: none.</param>
    /// <param name="body">Empty where it could not be read.</param>
    public static SendOutcome Read(HttpStatusCode status, TimeSpan? retryAfter, ReadOnlyMemory<byte> body) => (int)status switch
    {
        >= 200 and < 300 => Accepted(body),
        429 or 503 => new SendOutcome.NotSent($"HTTP {(int)status}", retryAfter),
        // The server gave up waiting for the request, or says so.
        408 => new SendOutcome.Unknown("HTTP 408"),
        >= 400 and < 500 => Refused((int)status, retryAfter, body),
        >= 300 and < 400 => new SendOutcome.NotSent($"HTTP {(int)status}"),
        _ => new SendOutcome.Unknown($"HTTP {(int)status}"),
    };

    private static SendOutcome Accepted(ReadOnlyMemory<byte> body)
    {
        using var json = Parse(body);
        if (Text(json, "sid") is not { Length: > 0 and <= 64 } sid)
        {
            return new SendOutcome.Unknown("An answer of success without a message.");
        }

        // A text in Twilio's JSON; 0 while a messaging service has not chosen a number.
        var segments = int.TryParse(Text(json, "num_segments"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 1;
        return new SendOutcome.Accepted(sid, Math.Clamp(segments, 1, 100));
    }

    private static SendOutcome Refused(int status, TimeSpan? retryAfter, ReadOnlyMemory<byte> body)
    {
        using var json = Parse(body);
        if (Number(json, "code") is not { } code)
        {
            // Not Twilio's own answer, so a wrong address or something in between: the message itself was not judged.
            return new SendOutcome.NotSent($"HTTP {status}");
        }

        // 20xxx is about the account and its key (20003, 20404); 21xxx and above about this message.
        if (TryLater.Contains(code) || (status is 401 or 403 or 404 && code is < 21000 or >= 22000))
        {
            return new SendOutcome.NotSent($"HTTP {status}, {code}", retryAfter);
        }

        return new SendOutcome.Refused(code.ToString(CultureInfo.InvariantCulture), Reason(Text(json, "message")), code == OptedOut);
    }

    /// <summary>Twilio's sentences repeat numbers and texts: digits go, and so does what is quoted.</summary>
    private static string Reason(string? message)
    {
        var spoken = Personal().Replace(message ?? "", "…");
        return spoken.Length <= MaximumReason ? spoken : spoken[..MaximumReason];
    }

    private static JsonDocument? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 16 });
        }
        catch (JsonException)
        {
            // A page of a proxy, half an answer, nothing: what that means is up to the status.
            return null;
        }
    }

    private static string? Text(JsonDocument? json, string name) =>
        Property(json, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static int? Number(JsonDocument? json, string name) =>
        Property(json, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    private static JsonElement? Property(JsonDocument? json, string name) =>
        json?.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty(name, out var value) ? value : null;

    [GeneratedRegex(@"\+?\d[\d\s().-]{2,}\d|\S+@\S+|""[^""]*""|'[^']{16,}'")]
    private static partial Regex Personal();
}
