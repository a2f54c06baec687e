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
    /// Sets the clock forward. The database claims by its own, which nobody can move: what it has planned comes nearer instead.
    /// </summary>
    internal async Task To(DateTimeOffset at)
    {
        var by = at - Now;
        Assert.True(by >= TimeSpan.Zero, "Time goes forward.");
        _time.Advance(by);
        await using var source = NpgsqlDataSource.Create(Database.Leads);
        foreach (var plan in new[]
        {
            "UPDATE due_work SET due_at = due_at - $1 WHERE leased_until IS NULL",
            "UPDATE outbox SET due_at = due_at - $1 WHERE done_at IS NULL",
        })
        {
            await using var command = source.CreateCommand(plan);
            command.Parameters.AddWithValue(by);
            await command.ExecuteNonQueryAsync();
        }
    }
}
