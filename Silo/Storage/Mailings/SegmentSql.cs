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
          AND received_at BETWEEN $7 AND $8
          AND ($9::timestamptz IS NULL OR email_hash NOT IN (
              SELECT written.email_hash FROM mailing_recipient AS r JOIN lead AS written USING (lead_id)
              WHERE r.campaign = $1 AND r.state = 1 AND r.written_at > $9 AND written.email_hash IS NOT NULL))
        ORDER BY email_hash, received_at DESC, lead_id
        """;

    public static void Add(NpgsqlBatchCommand command, string campaign, MailingSegment segment, DateTimeOffset now)
    {
        command.Add(campaign);
        command.AddArray(segment.Statuses.Select(status => (short)status), NpgsqlDbType.Smallint);
        command.AddArray(segment.States, NpgsqlDbType.Text);
        command.AddArray(segment.Sellers, NpgsqlDbType.Text);
        command.Add((short)(segment.MinimumScore ?? 0));
        command.Add((short)(segment.MaximumScore ?? 100));
        command.Add(Ago(segment.ReceivedWithinDays) ?? DateTimeOffset.UnixEpoch);
        command.Add(Ago(segment.ReceivedBeforeDays) ?? now.ToUniversalTime());
        command.Parameters.Add(new NpgsqlParameter
        {
            Value = Ago(segment.NotMailedWithinDays) is { } since ? since : DBNull.Value,
            NpgsqlDbType = NpgsqlDbType.TimestampTz,
        });

        DateTimeOffset? Ago(int? days) => days is { } count ? now.ToUniversalTime().AddDays(-count) : null;
    }
}
