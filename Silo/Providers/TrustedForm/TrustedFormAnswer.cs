using System.Net;
using System.Text.Json;
using LeadGrid.Contacts;

namespace LeadGrid.Providers.TrustedForm;

/// <summary>Reads an answer of the Certificate API 4.0.</summary>
internal static class TrustedFormAnswer
{
    public static ClaimOutcome Read(HttpStatusCode status, TimeSpan? retryAfter, byte[] body, string id) => (int)status switch
    {
        >= 200 and < 300 => (ClaimOutcome?)Claimed(body, id) ?? new ClaimOutcome.Later("unreadable", null),

        // Expired or never made; of a test; made of something else.
        400 or 404 or 410 or 422 => new ClaimOutcome.Refused(Code(status)),

        // What is left is for somebody to mend (a key, an account), or passes: 401, 402, 403, 429, 3xx, 5xx.
        _ => new ClaimOutcome.Later(Code(status), retryAfter),
    };

    private static string Code(HttpStatusCode status) => $"http_{(int)status}";

    private static ClaimOutcome.Claimed? Claimed(byte[] body, string id)
    {
        try
        {
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 16 });
            var root = json.RootElement;
            var insights = In(In(root, "insights"), "properties");
            var retained = In(In(root, "retain"), "results");
            var matched = In(In(root, "match_lead"), "result");
            return Time(In(insights, "created_at")) is { } made
                ? new ClaimOutcome.Claimed(
                    id, made, Time(In(retained, "expires_at")) ?? Time(In(insights, "expires_at")), IsTrue(In(matched, "phone_match")), Text(In(insights, "page_url")))
                : null;
        }
        catch (JsonException)
        {
            // Not its answer, but for instance a proxy's: asked for again.
            return null;
        }
    }

    private static JsonElement? In(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out var found) ? found : null;

    private static bool IsTrue(JsonElement? element) => element is { ValueKind: JsonValueKind.True };

    private static DateTimeOffset? Time(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.String } known && known.TryGetDateTimeOffset(out var at) ? at : null;

    private static string? Text(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.String } known && known.GetString() is { Length: > 0 and <= 2_000 } text ? text : null;
}
