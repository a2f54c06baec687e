using System.Data;
using System.Text.Json;
using LeadGrid.Faults.History;
using LeadGrid.Faults.Workload;
using LeadGrid.Intake;
using LeadGrid.Leads;
using Npgsql;

namespace LeadGrid.Faults.Checking;

/// <summary>Reads what the database holds, in one snapshot, past the product: by SQL of its own.</summary>
internal static class StateReader
{
    // Rows of one lead are in the order of their versions however this is; the order of commit tells how caps filled up.
    private const string SelectLog = """
        SELECT position::text::bigint, ordinal, recorded_at, at, lead_id, campaign, version, kind, commit_id, body
        FROM lead_event
        ORDER BY pg_xact_commit_timestamp(position::xid), epoch, position, ordinal
        """;

    public static async Task<GridState> Read(string connectionString, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var state = new GridState
        {
            At = (await Rows(connection, "SELECT clock_timestamp()", r => r.GetFieldValue<DateTimeOffset>(0)))[0],
            Leads = await Rows(
                connection,
                "SELECT lead_id, version, campaign, status, broker_id, score, encode(phone_hash, 'hex'), encode(email_hash, 'hex'), cost, received_at FROM lead",
                Lead),
            Log = await Rows(connection, SelectLog, Event),
            Claims = await Rows(
                connection, "SELECT campaign, kind, encode(hash, 'hex'), lead_id FROM identity",
                r => new ClaimRecord(r.GetString(0), r.GetInt16(1), r.GetString(2), r.GetGuid(3))),
            Keys = await Rows(
                connection, "SELECT scope, encode(key_hash, 'hex'), answer FROM intake_key",
                r => Key(r.GetString(0), r.GetString(1), r.GetString(2))),
            Allowances = await Rows(
                connection, "SELECT broker_id, day, day_used, month_used, open_used, leased FROM broker_allowance",
                r => new AllowanceRecord(r.GetString(0), r.GetFieldValue<DateOnly>(1), r.GetInt32(2), r.GetInt32(3), r.GetInt32(4), r.GetInt32(5))),
            Leases = await Rows(
                connection, "SELECT broker_id, campaign, day, size, used FROM broker_lease",
                r => new LeaseRecord(r.GetString(0), r.GetString(1), r.GetFieldValue<DateOnly>(2), r.GetInt32(3), r.GetInt32(4))),
            Due = await Rows(
                connection, "SELECT campaign, lead_id, kind, due_at, version FROM due_work",
                r => new DueRecord(r.GetString(0), r.GetGuid(1), r.GetInt16(2), r.GetFieldValue<DateTimeOffset>(3), r.GetInt64(4))),
            Counters =
            [
                .. await Rows(
                    connection, "SELECT campaign, kind, sum(events)::bigint FROM campaign_counter GROUP BY campaign, kind",
                    r => new CounterRecord("campaign_counter", r.GetString(0), r.GetString(1), r.GetInt64(2))),
                .. await Rows(
                    connection, "SELECT coalesce(sum(events), 0)::bigint FROM log_digest",
                    r => new CounterRecord("log_digest", null, null, r.GetInt64(0))),
            ],
            Waiting = await Rows(connection, "SELECT lead_id FROM waiting_lead", r => r.GetGuid(0)),
        };
        return state;
    }

    private static LeadRecord Lead(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetInt64(1), r.GetString(2), (LeadStatus)r.GetInt16(3), Text(r, 4), r.GetInt16(5), Text(r, 6), Text(r, 7),
        r.IsDBNull(8) ? null : (long)(r.GetDecimal(8) * People.MarksPerUnit), r.GetFieldValue<DateTimeOffset>(9));

    private static EventRecord Event(NpgsqlDataReader r)
    {
        using var body = JsonDocument.Parse(r.GetString(9));
        Share[] eligible = body.RootElement.TryGetProperty("routing", out var routing)
            // [id, name, weight, what speaks against it, ...]
            ? [.. routing.GetProperty("candidates").EnumerateArray()
                .Where(c => c.GetArrayLength() == 3)
                .Select(c => new Share(c[0].GetString()!, c[2].GetInt32()))]
            : [];
        var broker = body.RootElement.TryGetProperty("brokerId", out var id) ? id.GetString() : null;
        return new EventRecord(
            r.GetInt64(0), r.GetInt32(1), r.GetFieldValue<DateTimeOffset>(2), r.GetFieldValue<DateTimeOffset>(3), r.GetGuid(4), r.GetString(5),
            r.GetInt64(6), r.GetString(7), r.GetGuid(8), broker, eligible, Text: null);
    }

    private static KeyRecord Key(string scope, string hash, string answer)
    {
        var given = JsonSerializer.Deserialize<GivenAnswer>(answer, SnakeCase.Json)!;
        return new KeyRecord(scope, hash, given.Outcome, given.LeadId, given.DuplicateOf);
    }

    private static string? Text(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : r.GetString(column);

    private static async Task<T[]> Rows<T>(NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read)
    {
        var rows = new List<T>();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 60 };
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return [.. rows];
    }

    private sealed record GivenAnswer(IntakeOutcome Outcome, Guid? LeadId, Guid? DuplicateOf);
}
