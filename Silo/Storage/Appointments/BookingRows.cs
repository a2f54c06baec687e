using LeadGrid.Appointments;
using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Storage.Appointments;

/// <summary>Writes what of brokers' time is taken, with the leads that take it.</summary>
internal static class BookingRows
{
    // Two that insert overlapping rows at once wait for each other, until the database ends one of them after a second: who
    // comes second waits before, in the same order everywhere.
    private const string Lock = """
        SELECT pg_advisory_xact_lock(key)
        FROM (SELECT DISTINCT hashtextextended('appointment ' || broker_id, 0) AS key FROM unnest($1) AS b (broker_id) ORDER BY key) AS ordered
        """;

    private const string Free = "DELETE FROM appointment_booking WHERE lead_id = ANY($1)";

    private const string Take = """
        INSERT INTO appointment_booking (lead_id, broker_id, starts_at, ends_at)
        SELECT lead_id, broker_id, starts_at, ends_at FROM unnest($1, $2, $3, $4) AS b (lead_id, broker_id, starts_at, ends_at)
        """;

    /// <param name="changes">Of each lead what it takes from now on; null: nothing any more.</param>
    public static void Append(NpgsqlBatch batch, IReadOnlyList<(Guid LeadId, BookedTime? Booking)> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        var taken = changes.Select(c => c.Booking).OfType<BookedTime>().ToArray();
        if (taken.Length > 0)
        {
            batch.Append(Lock).AddArray(taken.Select(b => b.BrokerId), NpgsqlDbType.Text);
        }

        // What is given back first: another lead of the same group may take it.
        batch.Append(Free).AddArray(changes.Select(c => c.LeadId), NpgsqlDbType.Uuid);
        if (taken.Length > 0)
        {
            var take = batch.Append(Take);
            take.AddArray(taken.Select(b => b.LeadId), NpgsqlDbType.Uuid);
            take.AddArray(taken.Select(b => b.BrokerId), NpgsqlDbType.Text);
            take.AddArray(taken.Select(b => b.From), NpgsqlDbType.TimestampTz);
            take.AddArray(taken.Select(b => b.To), NpgsqlDbType.TimestampTz);
        }
    }

    /// <summary>Whether the database refused a row because its time is taken.</summary>
    public static bool IsTaken(PostgresException fault) => fault is { SqlState: PostgresErrorCodes.ExclusionViolation, ConstraintName: "appointment_once" };
}
