using System.Globalization;
using LeadGrid.Testing;
using Npgsql;

namespace LeadGrid.Api.Tests;

/// <summary>The whole product by a clock that the test sets forward.</summary>
public sealed class ClockedHost : ProductHost
{
    private readonly MovableTime _time = new();

    internal DateTimeOffset Now => _time.GetUtcNow();

    private protected override TimeProvider Clock => _time;

    /// <summary>
    /// Sets the clock forward. The database claims by its own, which nobody can move: what the program has planned up to its new
    /// time is due there at once, and messages are as old as they are for the program.
    /// </summary>
    internal async Task To(DateTimeOffset at)
    {
        var by = at - Now;
        Assert.True(by >= TimeSpan.Zero, "Time goes forward.");
        await using var source = NpgsqlDataSource.Create(Database.Leads);

        // What is under way writes its next plan at its end.
        await Eventually(async () =>
        {
            await using var held = source.CreateCommand(
                "SELECT (SELECT count(*) FROM due_work WHERE leased_until > now()) + (SELECT count(*) FROM outbox WHERE leased_until > now() AND done_at IS NULL)");
            return (long)(await held.ExecuteScalarAsync())! == 0;
        });
        _time.Advance(by);
        await Do("UPDATE due_work SET due_at = now() WHERE due_at BETWEEN now() AND $1 AND leased_until IS NULL");
        await Do("UPDATE outbox SET due_at = now() WHERE due_at BETWEEN now() AND $1 AND done_at IS NULL");
        await using var age = source.CreateCommand(string.Create(
            CultureInfo.InvariantCulture, $"ALTER TABLE outbox ALTER COLUMN created_at SET DEFAULT now() + make_interval(secs => {(Now - TimeProvider.System.GetUtcNow()).TotalSeconds:0})"));
        await age.ExecuteNonQueryAsync();

        async Task Do(string plan)
        {
            await using var command = source.CreateCommand(plan);
            command.Parameters.AddWithValue(Now);
            await command.ExecuteNonQueryAsync();
        }
    }
}
