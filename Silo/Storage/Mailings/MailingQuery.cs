using LeadGrid.Mailings;
using LeadGrid.Outreach;
using Npgsql;

namespace LeadGrid.Storage.Mailings;

/// <summary>What became of a mailing, from its recipients, their messages and the log of their leads.</summary>
internal static class MailingQuery
{
    // Handed to the mail server: it took it, or may have, or turned it away, which is a return like one that comes by mail. The
    // numbers are those of MessageState.
    private static readonly string s_bounced =
        $"(m.state = {(int)MessageState.Failed} AND m.facts ->> 'code' IS DISTINCT FROM '{MessageSender.GaveUp}')";

    private static readonly string s_sent = $"(m.facts ? 'sentAt' OR {s_bounced})";

    private static readonly string s_recipients = $"""
        SELECT r.lead_id, r.state, r.written_at, r.reason, m.state AS message,
               {s_sent} AS sent,
               {s_sent} AND NOT {s_bounced} AS delivered,
               {s_bounced} AS bounced,
               m.facts ->> 'code' AS code,
               m.facts ? 'openedAt' AS opened,
               m.facts ? 'machineOpenedAt' AND NOT m.facts ? 'openedAt' AS by_machines,
               m.facts ? 'clickedAt' AS clicked,
               m.facts ? 'unsubscribedAt' AS unsubscribed,
               m.facts ? 'complainedAt' AS complained,
               EXISTS (
                   SELECT FROM message AS reply
                   WHERE reply.lead_id = r.lead_id AND reply.at > r.written_at AND reply.facts ->> 'answers' = r.message_id::text) AS replied,
               EXISTS (
                   SELECT FROM lead_event AS e
                   WHERE e.lead_id = r.lead_id AND e.kind = 'appointment_set' AND e.at > r.written_at AND e.at < r.written_at + $2) AS booked,
               EXISTS (
                   SELECT FROM lead_event AS e
                   WHERE e.lead_id = r.lead_id AND e.kind = 'appointment_kept' AND e.at > r.written_at AND e.at < r.written_at + $2) AS showed
        FROM mailing_recipient AS r LEFT JOIN message AS m ON m.message_id = r.message_id
        WHERE r.mailing = $1
        """;

    private static readonly string s_figures = $"""
        SELECT count(*), count(*) FILTER (WHERE state = 0), count(*) FILTER (WHERE state = 2),
               count(*) FILTER (WHERE state = 1 AND sent IS NOT TRUE AND message = {(int)MessageState.Queued}),
               count(*) FILTER (WHERE state = 1 AND sent IS NOT TRUE AND message <> {(int)MessageState.Queued}),
               count(*) FILTER (WHERE sent), count(*) FILTER (WHERE delivered),
               count(*) FILTER (WHERE bounced AND code LIKE '5%'), count(*) FILTER (WHERE bounced AND code NOT LIKE '5%' OR bounced AND code IS NULL),
               count(*) FILTER (WHERE delivered AND opened), count(*) FILTER (WHERE delivered AND by_machines), count(*) FILTER (WHERE delivered AND clicked),
               count(*) FILTER (WHERE delivered AND replied), count(*) FILTER (WHERE delivered AND unsubscribed),
               count(*) FILTER (WHERE delivered AND complained), count(*) FILTER (WHERE delivered AND booked), count(*) FILTER (WHERE delivered AND showed)
        FROM ({s_recipients}) AS recipient
        """;

    private static readonly string s_harm = $"""
        SELECT count(*) FILTER (WHERE {s_sent}), count(*) FILTER (WHERE {s_bounced}), count(*) FILTER (WHERE m.facts ? 'complainedAt')
        FROM mailing_recipient AS r JOIN message AS m ON m.message_id = r.message_id
        WHERE r.mailing = $1 AND r.state = 1
        """;

    // Sentences may name a day or an hour: what many have in common is the rule.
    private const string Reasons = """
        SELECT rule, min(reason), count(*) FROM mailing_recipient
        WHERE mailing = $1 AND state = 2 GROUP BY rule ORDER BY count(*) DESC, rule LIMIT $2
        """;

    private static readonly TimeSpan s_attribution = TimeSpan.FromDays(MailingFigures.AttributionDays);

    public static async Task<MailingHarm> Harm(NpgsqlDataSource source, Guid mailing, CancellationToken cancellation)
    {
        await using var batch = source.CreateBatch();
        batch.Append(s_harm).Add(mailing);
        await using var row = await batch.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return new MailingHarm((int)row.GetInt64(0), (int)row.GetInt64(1), (int)row.GetInt64(2));
    }

    public static async Task<MailingFigures> Figures(NpgsqlDataSource source, Guid mailing, CancellationToken cancellation)
    {
        await using var batch = source.CreateBatch();
        var figures = batch.Append(s_figures);
        figures.Add(mailing);
        figures.Add(s_attribution);
        var reasons = batch.Append(Reasons);
        reasons.Add(mailing);
        reasons.Add(MailingFigures.MostReasons);
        await using var row = await batch.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        var found = new MailingFigures
        {
            Recipients = Of(0), Waiting = Of(1), LeftOut = Of(2), Queued = Of(3), Refused = Of(4), Sent = Of(5), Delivered = Of(6),
            HardBounced = Of(7), SoftBounced = Of(8), Opened = Of(9), OpenedByMachines = Of(10), Clicked = Of(11), Replied = Of(12),
            Unsubscribed = Of(13), Complained = Of(14), Booked = Of(15), Showed = Of(16),
        };
        await row.NextResultAsync(cancellation);
        var why = new List<LeftOutReason>();
        while (await row.ReadAsync(cancellation))
        {
            why.Add(new LeftOutReason(row.GetString(0), row.GetString(1), (int)row.GetInt64(2)));
        }

        return found with { Reasons = [.. why] };

        int Of(int column) => (int)row.GetInt64(column);
    }

    public static async Task<MailingRecipient[]> Recipients(
        NpgsqlDataSource source, Guid mailing, RecipientFilter filter, Guid? after, int limit, CancellationToken cancellation)
    {
        await using var batch = source.CreateBatch();
        var command = batch.Append($"""
            SELECT lead_id, state, message, written_at, reason FROM ({s_recipients}) AS recipient
            WHERE {Condition(filter)} AND lead_id > $3 ORDER BY lead_id LIMIT $4
            """);
        command.Add(mailing);
        command.Add(s_attribution);
        command.Add(after ?? Guid.Empty);
        command.Add(limit);
        var found = new List<MailingRecipient>();
        await using var row = await batch.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            found.Add(new MailingRecipient(
                row.GetGuid(0), (RecipientState)row.GetInt16(1), row.IsDBNull(2) ? null : (MessageState)row.GetInt16(2),
                row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3), row.IsDBNull(4) ? null : row.GetString(4)));
        }

        return [.. found];
    }

    private static string Condition(RecipientFilter filter) => filter switch
    {
        RecipientFilter.All => "true",
        RecipientFilter.Waiting => "state = 0",
        RecipientFilter.Written => "state = 1",
        RecipientFilter.LeftOut => "state = 2",
        RecipientFilter.Bounced => "bounced",
        RecipientFilter.Opened => "delivered AND opened",
        RecipientFilter.Clicked => "delivered AND clicked",
        RecipientFilter.Replied => "delivered AND replied",
        RecipientFilter.Unsubscribed => "delivered AND unsubscribed",
        RecipientFilter.Complained => "delivered AND complained",
        RecipientFilter.Booked => "delivered AND booked",
        RecipientFilter.Showed => "delivered AND showed",
        _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "No such filter."),
    };
}
