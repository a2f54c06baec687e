namespace LeadGrid.Storage;

/// <summary>
/// Keeps silos from doing the same work twice. It holds as long as its connection: who has lost it without noticing goes on, so that
/// the work itself must bear being done twice, or refuse it when it saves.
/// </summary>
internal sealed class RunLock(LeadDataSource database)
{
    private const string TryTake = "SELECT pg_try_advisory_lock(hashtext($1))";

    /// <param name="work">What it is for.</param>
    /// <returns>Null: another silo has it.</returns>
    public async Task<IAsyncDisposable?> Take(string work, CancellationToken cancellation)
    {
        var connection = await database.Source.OpenConnectionAsync(cancellation);
        try
        {
            await using var command = new Npgsql.NpgsqlCommand(TryTake, connection) { Parameters = { new() { Value = work } } };
            if ((bool)(await command.ExecuteScalarAsync(cancellation))!)
            {
                return new Held(connection);
            }
        }
        catch
        {
            // It may have been given in the meantime.
            await new Held(connection).DisposeAsync();
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
                await Sessions.Clear(connection);
            }
        }
    }
}
