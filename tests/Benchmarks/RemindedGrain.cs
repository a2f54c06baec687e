namespace LeadGrid.Benchmarks;

[Alias("bench.reminded")]
internal interface IRemindedGrain : IGrainWithIntegerKey
{
    [Alias("remind")]
    Task Remind();
}

/// <summary>What a lead with a reminder of its own would be.</summary>
internal sealed class RemindedGrain : Grain, IRemindedGrain, IRemindable
{
    public async Task Remind()
    {
        await this.RegisterOrUpdateReminder("follow-up", TimeSpan.FromDays(9), TimeSpan.FromDays(9));
        DeactivateOnIdle();
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;
}
