using System.Collections.Concurrent;
using LeadGrid.Storage;
using Npgsql;

namespace LeadGrid.Benchmarks.Due;

[Alias("bench.reminded")]
internal interface IRemindedGrain : IGrainWithIntegerKey
{
    [Alias("remind")]
    Task Remind(TimeSpan after);
}

/// <summary>What a lead with a reminder of its own would be: at its time it takes effect, a row, and unregisters it.</summary>
internal sealed class RemindedGrain(LeadDataSource database) : Grain, IRemindedGrain, IRemindable
{
    private const string Name = "follow-up";

    /// <summary>Who has taken effect, in the silo's own process.</summary>
    public static readonly ConcurrentDictionary<long, byte> Done = [];

    // Reminders of one moment come all at once, and one that fails is lost until its next period: none may wait in vain
    // for a connection.
    private static readonly SemaphoreSlim Connections = new(64);

    public async Task Remind(TimeSpan after)
    {
        await this.RegisterOrUpdateReminder(Name, after, TimeSpan.FromDays(9));
        DeactivateOnIdle();
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await Connections.WaitAsync();
        try
        {
            await Fire();
        }
        finally
        {
            Connections.Release();
        }

        Done[this.GetPrimaryKeyLong()] = 0;
        DeactivateOnIdle();
    }

    private async Task Fire()
    {
        await using (var command = database.Source.CreateCommand("INSERT INTO fired (lead_id) VALUES (gen_random_uuid())"))
        {
            await command.ExecuteNonQueryAsync();
        }

        if (await this.GetReminder(Name) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }
}
