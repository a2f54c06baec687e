using NpgsqlTypes;

namespace LeadGrid.Storage.Outreach;

/// <summary>
/// The rate of each of our numbers, exact across processes: time is given away in slots, one after the other, by the
/// database and on its clock.
/// </summary>
internal sealed class SendingSlots(LeadDataSource database)
{
    // The clock is read under the row's lock: now() would be that of the statement's begin, before it waited for others.
    // Microseconds, since that is what timestamptz has; each length is rounded up, so that the rate is never exceeded.
    private const string Take = """
        UPDATE sending_number
        SET next_at = greatest(next_at, clock_timestamp())
            + (SELECT sum(ceil(part * 1000000 / per_second)) FROM unnest($2) AS part) * interval '1 microsecond'
        WHERE number = $1 AND next_at <= clock_timestamp() + $3
        RETURNING next_at, per_second, clock_timestamp()
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
        take.AddArray(parts, NpgsqlDbType.Integer);
        take.Add(ahead);
        await using var row = await batch.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation))
        {
            return [];
        }

        return Split(parts, row.GetFieldValue<DateTimeOffset>(0), row.GetDecimal(1), row.GetFieldValue<DateTimeOffset>(2));
    }

    // As the statement reckons: one after the other, up to the end that it left behind.
    private static SendingSlot[] Split(IReadOnlyList<int> parts, DateTimeOffset end, decimal perSecond, DateTimeOffset now)
    {
        var slots = new SendingSlot[parts.Count];
        for (var i = slots.Length - 1; i >= 0; i--)
        {
            var length = TimeSpan.FromMicroseconds((long)decimal.Ceiling(parts[i] * 1_000_000m / perSecond));
            var at = end - length;
            slots[i] = new SendingSlot(at, at > now ? at - now : TimeSpan.Zero, length);
            end = at;
        }

        return slots;
    }
}
