using LeadGrid.Compliance;
using LeadGrid.Compliance.Rejudgement;
using Npgsql;
using NpgsqlTypes;

namespace LeadGrid.Storage.Compliance.Rejudgement;

/// <summary>Rows of <c>rejudgement</c>.</summary>
internal sealed class AccuracyTable(LeadDataSource database, OperatorDays days) : IAccuracyStore
{
    private const string Columns = "day, zone, judged, agreed, erased, differences::text, done_at";

    // Days before the first contact are none.
    private const string Open = """
        INSERT INTO rejudgement (day, zone, from_at, to_at)
        SELECT day, $1, from_at, to_at
        FROM unnest($2, $3, $4) AS d (day, from_at, to_at)
        WHERE to_at > (SELECT least((SELECT min(at) FROM contact_entry), (SELECT min(at) FROM message)))
        ON CONFLICT DO NOTHING
        """;

    private const string Oldest = """
        SELECT day, from_at, to_at, step, reached::text FROM rejudgement WHERE done_at IS NULL ORDER BY day LIMIT 1
        """;

    private const string Move = """
        UPDATE rejudgement
        SET step = step + 1, reached = $3, judged = judged + $4, agreed = agreed + $5, erased = erased + $6, done_at = $8,
            differences = CASE WHEN jsonb_array_length(differences) < $9 THEN differences || $7 ELSE differences END
        WHERE day = $1 AND step = $2
        """;

    private const string Restart = $"""
        UPDATE rejudgement
        SET step = step + 1, reached = NULL, judged = 0, agreed = 0, erased = 0, differences = '[]', done_at = NULL
        WHERE day = $1 AND day = ANY($2)
        RETURNING {Columns}
        """;

    private const string Some = $"SELECT {Columns} FROM rejudgement WHERE day BETWEEN $1 AND $2 ORDER BY day DESC LIMIT $3";

    private const string NewestDone = """
        SELECT newest.judged, newest.agreed, (SELECT count(*) FROM rejudgement WHERE done_at IS NULL)
        FROM (SELECT 1) AS always
        LEFT JOIN LATERAL (
            SELECT judged, agreed FROM rejudgement WHERE done_at IS NOT NULL AND judged > 0 ORDER BY day DESC LIMIT 1) AS newest ON true
        """;

    /// <summary>Makes the rows of days that are over and have none, and finds the first that is not done.</summary>
    public async Task<RejudgedDay?> Next(CancellationToken cancellation)
    {
        var over = days.Over();
        await using var batch = database.Source.CreateBatch();
        var open = batch.Append(Open);
        open.Add(days.Zone);
        open.AddArray(over.Select(day => day.Day), NpgsqlDbType.Date);
        open.AddArray(over.Select(day => day.From), NpgsqlDbType.TimestampTz);
        open.AddArray(over.Select(day => day.To), NpgsqlDbType.TimestampTz);
        batch.Append(Oldest);
        await using var row = await batch.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation)
            ? new(
                row.GetFieldValue<DateOnly>(0), row.GetFieldValue<DateTimeOffset>(1), row.GetFieldValue<DateTimeOffset>(2), row.GetInt32(3),
                row.IsDBNull(4) ? new() : StorageJson.Read<Reached>(row.GetString(4)))
            : null;
    }

    /// <returns>False: the day was begun anew meanwhile, or another run has judged this batch. Nothing was stored.</returns>
    public async Task<bool> Save(RejudgedDay day, Reached reached, Tally tally, DateTimeOffset? doneAt, CancellationToken cancellation)
    {
        await using var batch = database.Source.CreateBatch();
        var row = batch.Append(Move);
        row.Add(day.Day);
        row.Add(day.Step);
        row.AddNullable(StorageJson.Write(reached), NpgsqlDbType.Jsonb);
        row.Add(tally.Judged);
        row.Add(tally.Right);
        row.Add(tally.Erased);
        row.AddNullable(StorageJson.Write(tally.Differences), NpgsqlDbType.Jsonb);
        row.AddNullable(doneAt, NpgsqlDbType.TimestampTz);
        row.Add(AccuracyDay.MostDifferences);
        return await batch.ExecuteNonQueryAsync(cancellation) == 1;
    }

    public async Task<AccuracyDay[]> Days(DateOnly from, DateOnly to, int most, CancellationToken cancellation)
    {
        await using var batch = database.Source.CreateBatch();
        var some = batch.Append(Some);
        some.Add(from);
        some.Add(to);
        some.Add(most);
        return await Read(batch, cancellation);
    }

    public async Task<AccuracyDay?> Again(DateOnly day, CancellationToken cancellation)
    {
        await using var batch = database.Source.CreateBatch();
        var restart = batch.Append(Restart);
        restart.Add(day);
        restart.AddArray(days.Over().Select(each => each.Day), NpgsqlDbType.Date);
        return (await Read(batch, cancellation)).SingleOrDefault();
    }

    /// <returns>The figure of the newest day on which anybody was contacted, if there is one; and how many days wait.</returns>
    public async Task<(double? Accuracy, long Waiting)> Figures(CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(NewestDone);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return (row.IsDBNull(0) ? null : (double)row.GetInt64(1) / row.GetInt64(0), row.GetInt64(2));
    }

    private static async Task<AccuracyDay[]> Read(NpgsqlBatch batch, CancellationToken cancellation)
    {
        var found = new List<AccuracyDay>();
        await using var row = await batch.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            found.Add(new()
            {
                Day = row.GetFieldValue<DateOnly>(0),
                Zone = row.GetString(1),
                Judged = row.GetInt64(2),
                Right = row.GetInt64(3),
                Erased = row.GetInt64(4),
                Differences = StorageJson.Read<AccuracyDifference[]>(row.GetString(5)),
                DoneAt = row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6),
            });
        }

        return [.. found];
    }
}
