using MimeKit;

namespace LeadGrid.Outreach;

/// <summary>Reads what mail servers send back: delivery reports (RFC 3464) and complaints (RFC 5965).</summary>
internal static class ReturnedMail
{
    /// <summary>Parts of a report that are looked at: a report has three.</summary>
    private const int MaximumParts = 50;

    public static async Task<MailEvent[]> Read(MimeMessage message, CancellationToken cancellation)
    {
        var parts = new MimeIterator(message);
        var events = new List<MailEvent>();
        string? original = null;
        var complaint = false;
        for (var at = 0; at < MaximumParts && parts.MoveNext(); at++)
        {
            switch (parts.Current)
            {
                case MessageDeliveryStatus status:
                    events.AddRange(Of(status));
                    break;
                case MessageFeedbackReport report:
                    complaint |= report.Fields["Feedback-Type"]?.Trim().Equals("abuse", StringComparison.OrdinalIgnoreCase) ?? false;
                    break;
                // What came back: the whole message, or its head alone. Only below the report's own head.
                case MessagePart returned:
                    original ??= returned.Message?.MessageId;
                    break;
                case TextPart head when head.ContentType.IsMimeType("text", "rfc822-headers"):
                    original ??= await HeadId(head, cancellation);
                    break;
            }
        }

        if (complaint)
        {
            events.Add(new MailEvent(MailEventType.Complaint, ""));
        }

        // The envelope's id is surest, since it is ours and comes back untouched; servers without it return the head.
        return [.. events.Select(each => MessageIds.Read(each.MessageId) is null ? each with { MessageId = original ?? "" } : each)];
    }

    private static IEnumerable<MailEvent> Of(MessageDeliveryStatus status)
    {
        // The first group is of the message, each further one of a recipient; ours has one.
        var groups = status.StatusGroups;
        var envelope = groups.FirstOrDefault()?["Original-Envelope-Id"] ?? "";
        foreach (var group in groups.Skip(1))
        {
            var code = group["Status"]?.Trim().Split(' ')[0];
            switch (group["Action"]?.Trim().ToLowerInvariant())
            {
                case "failed":
                    yield return new MailEvent(MailEventType.Bounce, envelope, null, code, code?.StartsWith('5') ?? true);
                    break;
                case "delayed":
                    yield return new MailEvent(MailEventType.Deferred, envelope, null, code);
                    break;
                case "delivered":
                    yield return new MailEvent(MailEventType.Delivered, envelope);
                    break;

                // Relayed and expanded: somebody else's report may follow, or none.
                default:
                    break;
            }
        }
    }

    private static async Task<string?> HeadId(TextPart head, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        await head.Content!.DecodeToAsync(content, cancellation);
        content.Position = 0;
        var headers = await HeaderList.LoadAsync(content, cancellation);
        return headers[HeaderId.MessageId];
    }
}
