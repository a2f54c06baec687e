using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Storage.Outreach;

/// <summary>
/// The rate of each of our numbers, exact across processes: time is given away in slots, one after the other, by the
/// database and on its clock.
/// </summary>
internal sealed class SendingSlots(LeadDataSource database)
{
    // The clock is read under the row's lock: now() would be that of a statement's begin, before it waited for others.
    // Microseconds, since that is what timestamptz has: a length is rounded up, so that the rate is never exceeded.
    private const string Take = """
        UPDATE sending_number
        SET next_at = greatest(next_at, clock_timestamp()) + ceil($2 * 1000000 / per_second) * interval '1 microsecond'
        WHERE number = $1 AND next_at <= clock_timestamp() + $3
        RETURNING
            next_at - ceil($2 * 1000000 / per_second) * interval '1 microsecond',
            next_at,
            clock_timestamp()
        """;

    private const string Put = """
        INSERT INTO sending_number (number, per_second) VALUES ($1, $2)
        ON CONFLICT (number) DO UPDATE SET per_second = excluded.per_second
        WHERE sending_number.per_second <> excluded.per_second
        """;

    /// <summary>Makes a number known, or changes its rate. Slots that are given away keep theirs.</summary>
    /// <param name="perSecond">Parts of messages; Twilio's long codes: 1, toll-free numbers: 3, registered campaigns and short codes: more.</param>
    public async Task SetRate(string number, decimal perSecond, CancellationToken cancellation)
    {
        await using var batch = database.Source.CreateBatch();
        var put = batch.Append(Put);
        put.Add(number);
        put.Add(perSecond);
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Slots for several messages, in their order, in one statement.</summary>
    /// <param name="parts">Of each message: what a carrier counts.</param>
    /// <param name="ahead">
    /// Further ahead nothing is given away: who waits longer than a permit lives would only waste the time.
    /// </param>
    /// <returns>None where the number is taken for all that time, or is not known.</returns>
    public async Task<IReadOnlyList<SendingSlot>> Reserve(
        string number, IReadOnlyList<int> parts, TimeSpan ahead, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfZero(parts.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(parts.Min(), 1);
        await using var batch = database.Source.CreateBatch();
        var take = batch.Append(Take);
        take.Add(number);
        take.Add((long)parts.Sum());
        take.AddNullable(ahead, NpgsqlDbType.Interval);
        await using var row = await batch.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation))
        {
            return [];
        }

        return Split(parts, row.GetFieldValue<DateTimeOffset>(0), row.GetFieldValue<DateTimeOffset>(1), row.GetFieldValue<DateTimeOffset>(2));
    }

    // Each gets its share of the whole by its parts.
    private static SendingSlot[] Split(IReadOnlyList<int> parts, DateTimeOffset from, DateTimeOffset until, DateTimeOffset now)
    {
        var (whole, before) = (parts.Sum(), 0);
        var slots = new SendingSlot[parts.Count];
        for (var i = 0; i < slots.Length; i++)
        {
            var at = from + ((until - from) * before / whole);
            before += parts[i];
            var end = from + ((until - from) * before / whole);
            slots[i] = new SendingSlot(at, at > now ? at - now : TimeSpan.Zero, end - at);
        }

        return slots;
    }
}
