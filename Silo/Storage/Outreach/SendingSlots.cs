using NpgsqlTypes;

namespace LeadGrid.Storage.Outreach;

/// <summary>
/// The rate of each of our numbers and what it may send in a day, exact across processes: time is given away in slots, one after the
/// other, by the database and on its clock. A day is Los Angeles': 10DLC limits begin anew at midnight Pacific time, and count parts
/// of texts (https://www.twilio.com/docs/api/errors/30023).
/// </summary>
internal sealed class SendingSlots(LeadDataSource database)
{
    // The clock is read under the row's lock: now() would be that of the statement's begin, before it waited for others.
    // Microseconds, since that is what timestamptz has; each length is rounded up, so that the rate is never exceeded.
    //
    // sent_count is of the day on which next_at lies. Slots that lie on both sides of midnight are counted on both. The clock may
    // strike between two looks at it: then a count begins anew for a day that has microseconds left, or goes on into the next one.
    private const string Take = """
        UPDATE sending_number
        SET next_at = greatest(next_at, clock_timestamp())
                + (SELECT sum(ceil(part * 1000000 / per_second)) FROM unnest($2) AS part) * interval '1 microsecond',
            sent_count = (SELECT sum(part) FROM unnest($2) AS part)
                + CASE
                    WHEN ((greatest(next_at, clock_timestamp())
                        + (SELECT sum(ceil(part * 1000000 / per_second)) FROM unnest($2) AS part) * interval '1 microsecond')
                        AT TIME ZONE 'America/Los_Angeles')::date = (next_at AT TIME ZONE 'America/Los_Angeles')::date
                    THEN sent_count ELSE 0
                END
        WHERE number = $1 AND next_at <= clock_timestamp() + $3
          AND (per_day IS NULL OR per_day >= (SELECT sum(part) FROM unnest($2) AS part)
            + CASE
                WHEN (greatest(next_at, clock_timestamp()) AT TIME ZONE 'America/Los_Angeles')::date = (next_at AT TIME ZONE 'America/Los_Angeles')::date
                THEN sent_count ELSE 0
            END)
        RETURNING next_at, per_second, clock_timestamp()
        """;

    private const string Rest = """
        SELECT per_day - CASE
            WHEN (greatest(next_at, clock_timestamp()) AT TIME ZONE 'America/Los_Angeles')::date = (next_at AT TIME ZONE 'America/Los_Angeles')::date
            THEN sent_count ELSE 0
        END
        FROM sending_number WHERE number = $1 AND per_day IS NOT NULL
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
    /// <returns>
    /// None where the number is taken for all that time, or is not known; those of the first messages where its day allows no more.
    /// </returns>
    public async Task<IReadOnlyList<SendingSlot>> Reserve(
        string number, IReadOnlyList<int> parts, TimeSpan ahead, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfZero(parts.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(parts.Min(), 1);
        var slots = await TakeAll(number, parts, ahead, cancellation);
        if (slots.Length > 0 || parts.Count == 1 || await Left(number, cancellation) is not { } left)
        {
            return slots;
        }

        var sum = 0;
        int[] first = [.. parts.TakeWhile(part => (sum += part) <= left)];
        return first.Length > 0 && first.Length < parts.Count ? await TakeAll(number, first, ahead, cancellation) : [];
    }

    private async Task<SendingSlot[]> TakeAll(string number, IReadOnlyList<int> parts, TimeSpan ahead, CancellationToken cancellation)
    {
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

    /// <returns>Parts that the number may still send today; null: as many as it can, or it is not known.</returns>
    private async Task<int?> Left(string number, CancellationToken cancellation)
    {
        await using var batch = database.Source.CreateBatch();
        batch.Append(Rest).Add(number);
        return (int?)await batch.ExecuteScalarAsync(cancellation);
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
