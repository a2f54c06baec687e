using LeadGrid.Leads;
using Npgsql;

namespace LeadGrid.Storage.DueWork;

/// <summary>One piece of due work, leased to this process.</summary>
internal sealed record LeasedWork(string Campaign, Guid LeadId, DueWorkKind Kind, long Version, int Attempts);

/// <summary>Leases what is due. Several processes may ask at once: each gets its own rows.</summary>
internal sealed class DueWorkQueue(LeadDataSource database)
{
    private const string Lease = """
        UPDATE due_work AS d
        SET leased_until = now() + interval '30 seconds', attempts = d.attempts + 1
        FROM (
            SELECT campaign, lead_id, kind FROM due_work
            WHERE due_at <= now() AND (leased_until IS NULL OR leased_until < now())
            ORDER BY due_at
            LIMIT $1
            FOR UPDATE SKIP LOCKED) AS due
        WHERE (d.campaign, d.lead_id, d.kind) = (due.campaign, due.lead_id, due.kind)
        RETURNING d.campaign, d.lead_id, d.kind, d.version, d.attempts
        """;

    public async Task<IReadOnlyList<LeasedWork>> LeaseDue(int limit, CancellationToken cancellation)
    {
        var work = new List<LeasedWork>();
        await using var command = database.Source.CreateCommand(Lease);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            work.Add(new LeasedWork(
                reader.GetString(0), reader.GetGuid(1), (DueWorkKind)reader.GetInt16(2), reader.GetInt64(3), reader.GetInt32(4)));
        }

        return work;
    }
}
