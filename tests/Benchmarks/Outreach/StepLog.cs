using Npgsql;

namespace LeadGrid.Benchmarks.Outreach;

/// <summary>What the database says of a campaign's steps.</summary>
internal static class StepLog
{
    private const string Zone = "America/New_York";

    /// <summary>Waits until a count reaches what is expected of it.</summary>
    /// <param name="sql">Of one number, with the campaign as its argument.</param>
    /// <param name="every">Rarely where the count is dear: the product shares the machine.</param>
    public static async Task Until(NpgsqlDataSource database, string campaign, string sql, long expected, TimeSpan patience, TimeSpan? every = null)
    {
        using var timeout = new CancellationTokenSource(patience);
        using var beat = new PeriodicTimer(every ?? TimeSpan.FromMilliseconds(100));
        while ((long)(await Ask(database, campaign, sql, timeout.Token))[0] != expected)
        {
            await beat.WaitForNextTickAsync(timeout.Token);
        }
    }

    /// <summary>Waits until nothing of the campaign waits any more, by the table that it stands in and not by the log.</summary>
    public static Task Taken(NpgsqlDataSource database, string campaign, TimeSpan patience) =>
        Until(database, campaign, "SELECT count(*) FROM (SELECT FROM due_work WHERE campaign = $1 AND kind = 2 LIMIT 1) AS waiting", 0, patience);

    /// <summary>Waits until every lead's run stands before a step that lies ahead.</summary>
    public static Task Scheduled(NpgsqlDataSource database, string campaign, long people, TimeSpan patience) => Until(
        database, campaign, "SELECT count(*) FROM due_work WHERE campaign = $1 AND kind = 2 AND due_at > now() + interval '5 seconds'", people, patience,
        TimeSpan.FromMilliseconds(500));

    /// <returns>The columns of the one row.</returns>
    public static async Task<double[]> Ask(NpgsqlDataSource database, string campaign, string sql, CancellationToken stop = default)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 120;
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = campaign });
        await using var row = await command.ExecuteReaderAsync(stop);
        await row.ReadAsync(stop);
        return [.. Enumerable.Range(0, row.FieldCount).Select(at => row.IsDBNull(at) ? 0 : Convert.ToDouble(row.GetValue(at), null))];
    }

    public static DateTimeOffset NextMinute(DateTimeOffset at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMinute) + TimeSpan.TicksPerMinute, TimeSpan.Zero);

    /// <summary>By the clock of the people of these benchmarks.</summary>
    public static DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTimeBySystemTimeZoneId(at, Zone);
}
