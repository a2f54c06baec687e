using LeadGrid.Numbers;
using LeadGrid.Outreach;
using LeadGrid.Storage.Outreach;
using NpgsqlTypes;

namespace LeadGrid.Storage.Numbers;

/// <summary>Counts what numbers sent from where it stands: slots that were given away, and the messages themselves.</summary>
internal sealed class NumberRecords(LeadDataSource database) : INumberRecords
{
    // The rate is the sender's to set: it spaces it.
    private const string Put = """
        INSERT INTO sending_number (number, per_second, per_day)
        SELECT number, per_second, per_day FROM unnest($1, $2, $3) AS n (number, per_second, per_day) ORDER BY number
        ON CONFLICT (number) DO UPDATE SET per_day = excluded.per_day
        WHERE sending_number.per_day IS DISTINCT FROM excluded.per_day
        """;

    private const string Sent = """
        SELECT number, sent_count FROM sending_number
        WHERE number = ANY ($1)
          AND (next_at AT TIME ZONE 'America/Los_Angeles')::date >= (clock_timestamp() AT TIME ZONE 'America/Los_Angeles')::date
        """;

    // Of each number its newest messages alone, by the index: what this costs does not grow with what it has sent.
    private const string Reports = """
        SELECT n.number, m.state, m.code, count(*)::integer
        FROM unnest($1, $2) AS n (number, since)
        CROSS JOIN LATERAL (
            SELECT state, facts->>'code' AS code FROM message
            WHERE facts->>'number' = n.number AND at >= n.since AND state <> $4
            ORDER BY at DESC LIMIT $3
        ) AS m
        GROUP BY n.number, m.state, m.code
        """;

    public async Task Limit(IReadOnlyCollection<(string Number, decimal PerSecond, int? PerDay)> limits, CancellationToken cancellation)
    {
        await using var batch = database.Source.CreateBatch();
        var put = batch.Append(Put);
        put.AddArray(limits.Select(limit => limit.Number), NpgsqlDbType.Text);
        put.AddArray(limits.Select(limit => SendingTurns.Spaced(limit.PerSecond)), NpgsqlDbType.Numeric);
        put.AddArray(limits.Select(limit => limit.PerDay), NpgsqlDbType.Integer);
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    public async Task<IReadOnlyDictionary<string, NumberRecord>> Read(
        IReadOnlyCollection<(string Number, DateTimeOffset Since)> numbers, int newest, CancellationToken cancellation)
    {
        if (numbers.Count == 0)
        {
            return new Dictionary<string, NumberRecord>();
        }

        await using var batch = database.Source.CreateBatch();
        var sent = batch.Append(Sent);
        sent.AddArray(numbers.Select(number => number.Number), NpgsqlDbType.Text);
        var reports = batch.Append(Reports);
        reports.AddArray(numbers.Select(number => number.Number), NpgsqlDbType.Text);
        reports.AddArray(numbers.Select(number => number.Since), NpgsqlDbType.TimestampTz);
        reports.Add(newest);
        reports.Add((short)MessageState.Received);
        await using var row = await batch.ExecuteReaderAsync(cancellation);
        var today = new Dictionary<string, int>();
        while (await row.ReadAsync(cancellation))
        {
            today.Add(row.GetString(0), row.GetInt32(1));
        }

        await row.NextResultAsync(cancellation);
        var counts = new List<(string Number, ReportCount Count)>();
        while (await row.ReadAsync(cancellation))
        {
            counts.Add((row.GetString(0), new ReportCount((MessageState)row.GetInt16(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetInt32(3))));
        }

        var health = counts.ToLookup(each => each.Number, each => each.Count);
        return numbers.ToDictionary(
            number => number.Number, number => new NumberRecord(today.GetValueOrDefault(number.Number), NumberHealth.Of(health[number.Number])));
    }
}
