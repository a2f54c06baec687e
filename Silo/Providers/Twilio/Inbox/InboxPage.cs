using System.Globalization;
using System.Text.Json;

namespace LeadGrid.Providers.Twilio.Inbox;

/// <summary>A text as the list has it.</summary>
internal sealed record ListedText(string Sid, string From, string To, string Body, DateTimeOffset At)
{
    public override string ToString() => nameof(ListedText);
}

/// <param name="Texts">Inbound ones.</param>
/// <param name="Oldest">Of everything on the page; null: there is nothing.</param>
/// <param name="Next">Path and query of the next page; null: this is the last.</param>
internal sealed record InboxPage(IReadOnlyList<ListedText> Texts, DateTimeOffset? Oldest, string? Next)
{
    /// <exception cref="JsonException">It is no page of messages: a text that cannot be read must not be passed over.</exception>
    public static InboxPage Read(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 16 });
        if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("messages", out var messages)
            || messages.ValueKind != JsonValueKind.Array)
        {
            throw new JsonException("No list of messages.");
        }

        var all = messages.EnumerateArray().Select(each => (Inbound: Text(each, "direction") == "inbound", Text: Read(each))).ToArray();
        return new InboxPage(
            [.. all.Where(each => each.Inbound).Select(each => each.Text)],
            all.Length > 0 ? all.Min(each => each.Text.At) : null,
            Text(json.RootElement, "next_page_uri") is { Length: > 0 } next ? next : null);
    }

    private static ListedText Read(JsonElement message) => new(
        Text(message, "sid") ?? throw new JsonException("A message without a name."),
        Text(message, "from") ?? "", Text(message, "to") ?? "", Text(message, "body") ?? "",
        Date(message, "date_sent") ?? Date(message, "date_created") ?? throw new JsonException("A message without a date."));

    private static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // RFC 2822, as in "Fri, 27 Nov 2026 12:00:00 +0000".
    private static DateTimeOffset? Date(JsonElement of, string name) =>
        DateTimeOffset.TryParseExact(
            Text(of, name), "ddd, dd MMM yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date.ToUniversalTime()
            : null;
}
