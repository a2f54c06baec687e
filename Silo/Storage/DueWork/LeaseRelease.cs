using NpgsqlTypes;

namespace LeadGrid.Storage.DueWork;

/// <summary>Ends leases before their time. What their holder does with them afterwards has no effect: its token is gone.</summary>
internal sealed class LeaseRelease(LeadDataSource database)
{
    /// <summary>
    /// What has been begun more often waits until its lease has passed: it may be what kills silos, and is not to kill one
    /// every few seconds.
    /// </summary>
    public const int MostAttempts = 3;

    // Those of a week ago name silos of which nothing is left; the membership itself forgets them after two days.
    private const string Note = """
        WITH forgotten AS (DELETE FROM due_work_fallen WHERE fallen_at < now() - interval '7 days')
        INSERT INTO due_work_fallen (owner) SELECT unnest($1) ON CONFLICT (owner) DO NOTHING
        """;

    // Campaign by campaign along the index of what is ready: a lease is ready when it ends. Rows that somebody has locked are
    // being freed by another survivor, completed by a zombie, or planned anew, which ends their lease as well.
    private const string End = """
        WITH RECURSIVE head AS (
            (SELECT campaign FROM due_work ORDER BY campaign LIMIT 1)
            UNION ALL
            SELECT next.campaign
            FROM head CROSS JOIN LATERAL (SELECT campaign FROM due_work WHERE campaign > head.campaign ORDER BY campaign LIMIT 1) AS next
        ),
        abandoned AS MATERIALIZED (
            SELECT due.ctid
            FROM head CROSS JOIN LATERAL (
                SELECT ctid FROM due_work
                WHERE campaign = head.campaign AND ready_at > now() AND ready_at <= now() + $2
                  AND lease_owner = ANY($1) AND lease IS NOT NULL AND leased_until IS NOT NULL AND attempts <= $3
                ORDER BY ready_at
                FOR UPDATE SKIP LOCKED) AS due
        )
        UPDATE due_work AS d SET lease = NULL, leased_until = NULL
        WHERE d.ctid = ANY(ARRAY(SELECT ctid FROM abandoned))
        """;

    /// <param name="owners">That are dead for good.</param>
    /// <param name="lease">The longest that a lease may still run.</param>
    /// <returns>How many pieces anybody may claim now.</returns>
    public async Task<int> Free(IReadOnlyCollection<string> owners, TimeSpan lease, CancellationToken cancellation)
    {
        // Noted first, and committed: what such an owner claims from here on it does not get.
        await using var note = database.Source.CreateBatch();
        note.Append(Note).AddArray(owners, NpgsqlDbType.Text);
        await note.ExecuteNonQueryAsync(cancellation);

        await using var end = database.Source.CreateBatch();
        var command = end.Append(End);
        command.AddArray(owners, NpgsqlDbType.Text);
        command.Add(lease);
        command.Add(MostAttempts);
        return await end.ExecuteNonQueryAsync(cancellation);
    }
}
