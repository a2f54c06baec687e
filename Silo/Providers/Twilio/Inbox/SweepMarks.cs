using LeadGrid.Storage;
using NpgsqlTypes;

namespace LeadGrid.Providers.Twilio.Inbox;

/// <summary>A number whose turn it is.</summary>
/// <param name="Now">By the database's clock.</param>
internal sealed record DueNumber(string Number, DateTimeOffset SweptTo, DateTimeOffset Now);

/// <summary>How far each number was swept.</summary>
internal interface ISweepMarks
{
    /// <summary>Takes up numbers that campaigns have.</summary>
    Task TakeUp(IReadOnlyCollection<string> numbers, CancellationToken cancellation);

    /// <summary>Those that were not swept for a while, the longest first; also such as no campaign has had for up to 90 days.</summary>
    Task<IReadOnlyList<DueNumber>> Due(CancellationToken cancellation);

    Task Swept(string number, DateTimeOffset to, CancellationToken cancellation);

    /// <summary>For how long the number that is furthest behind has not been swept, in seconds; null: there is none.</summary>
    Task<double?> Behind(CancellationToken cancellation);
}

internal sealed class SweepMarks(LeadDataSource database, string account, SweepOptions options) : ISweepMarks
{
    private const string Take = """
        INSERT INTO inbound_sweep AS s (account, number, swept_to)
        SELECT $1, number, now() - $2 FROM unnest($3) AS n (number)
        ON CONFLICT (account, number) DO UPDATE SET used_at = now() WHERE s.used_at < now() - interval '1 hour'
        """;

    private const string Ready = """
        SELECT number, swept_to, now() FROM inbound_sweep
        WHERE account = $1 AND swept_at <= now() - $2 AND used_at > now() - interval '90 days'
        ORDER BY swept_at
        """;

    // Never back: who has lost the lock without noticing may come late.
    private const string Move =
        "UPDATE inbound_sweep SET swept_to = greatest(swept_to, $3), swept_at = now() WHERE account = $1 AND number = $2";

    private const string Furthest = """
        SELECT extract(epoch FROM now() - min(swept_to))::float8 FROM inbound_sweep WHERE account = $1 AND used_at > now() - interval '90 days'
        """;

    public async Task TakeUp(IReadOnlyCollection<string> numbers, CancellationToken cancellation)
    {
        await using var batch = database.Source.CreateBatch();
        var command = batch.Append(Take);
        command.Add(account);
        command.Add(options.FirstBack);
        command.AddArray(numbers, NpgsqlDbType.Text);
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    public async Task<IReadOnlyList<DueNumber>> Due(CancellationToken cancellation)
    {
        await using var batch = database.Source.CreateBatch();
        var command = batch.Append(Ready);
        command.Add(account);
        command.Add(options.Every);
        var due = new List<DueNumber>();
        await using var row = await batch.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            due.Add(new(row.GetString(0), row.GetFieldValue<DateTimeOffset>(1), row.GetFieldValue<DateTimeOffset>(2)));
        }

        return due;
    }

    public async Task Swept(string number, DateTimeOffset to, CancellationToken cancellation)
    {
        await using var batch = database.Source.CreateBatch();
        var command = batch.Append(Move);
        command.Add(account);
        command.Add(number);
        command.Add(to.ToUniversalTime());
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    public async Task<double?> Behind(CancellationToken cancellation)
    {
        await using var batch = database.Source.CreateBatch();
        batch.Append(Furthest).Add(account);
        return await batch.ExecuteScalarAsync(cancellation) as double?;
    }
}
