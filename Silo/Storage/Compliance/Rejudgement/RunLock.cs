namespace LeadGrid.Storage.Compliance.Rejudgement;

/// <summary>
/// Keeps silos from doing the same work twice. It holds as long as its connection; who has lost it without noticing is refused by
/// the day's step when it saves.
/// </summary>
internal sealed class RunLock(LeadDataSource database)
{
    private const string TryTake = "SELECT pg_try_advisory_lock(hashtext('rejudgement'))";
    private const string Release = "SELECT pg_advisory_unlock(hashtext('rejudgement'))";

    /// <returns>Null: another silo has it.</returns>
    public async Task<IAsyncDisposable?> Take(CancellationToken cancellation)
    {
        var connection = await database.Source.OpenConnectionAsync(cancellation);
        try
        {
            await using var command = new Npgsql.NpgsqlCommand(TryTake, connection);
            if ((bool)(await command.ExecuteScalarAsync(cancellation))!)
            {
                return new Held(connection);
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    private sealed class Held(Npgsql.NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using (connection)
            {
                await using var command = new Npgsql.NpgsqlCommand(Release, connection);
                await command.ExecuteScalarAsync();
            }
        }
    }
}
