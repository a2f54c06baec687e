using LeadGrid.Mailings;
using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Storage.Mailings;

/// <summary>The leads of a segment in SQL: of each e-mail address the newest lead that fits.</summary>
internal static class SegmentSql
{
    /// <summary>With the parameters of <see cref="Add"/>, from $1 on. Selects <c>lead_id</c>.</summary>
    public const string Leads = """
        SELECT DISTINCT ON (email_hash) lead_id FROM lead
        WHERE campaign = $1 AND email_hash IS NOT NULL AND status = ANY($2)
          AND ($3::text[] = '{}' OR state_code = ANY($3)) AND ($4::text[] = '{}' OR seller = ANY($4))
          AND score BETWEEN $5 AND $6
          AND received_at >= now() - $7 AND received_at <= now() - $8
          AND ($9::interval IS NULL OR email_hash NOT IN (
              SELECT written.email_hash FROM mailing_recipient AS r JOIN lead AS written USING (lead_id)
              WHERE r.campaign = $1 AND r.state = 1 AND r.written_at > now() - $9 AND written.email_hash IS NOT NULL))
        ORDER BY email_hash, received_at DESC, lead_id
        """;

    /// <summary>Before anything was received.</summary>
    private static readonly TimeSpan s_ever = TimeSpan.FromDays(36_500);

    public static void Add(NpgsqlBatchCommand command, string campaign, MailingSegment segment)
    {
        command.Add(campaign);
        command.AddArray(segment.Statuses.Select(status => (short)status), NpgsqlDbType.Smallint);
        command.AddArray(segment.States, NpgsqlDbType.Text);
        command.AddArray(segment.Sellers, NpgsqlDbType.Text);
        command.Add((short)(segment.MinimumScore ?? 0));
        command.Add((short)(segment.MaximumScore ?? 100));
        command.Add(Days(segment.ReceivedWithinDays) ?? s_ever);
        command.Add(Days(segment.ReceivedBeforeDays) ?? TimeSpan.Zero);
        command.Parameters.Add(new NpgsqlParameter { Value = Days(segment.NotMailedWithinDays) is { } days ? days : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Interval });
    }

    private static TimeSpan? Days(int? days) => days is { } count ? TimeSpan.FromDays(count) : null;
}
