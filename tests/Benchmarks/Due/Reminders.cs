using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace LeadGrid.Benchmarks.Due;

/// <param name="Planned">Registered a second, awaited, 64 at once.</param>
/// <param name="Fired">A second: all due at the same moment, each with an effect, and unregistered.</param>
/// <param name="BytesEach">In the memory of the silo that owns it, once its grain has gone.</param>
internal sealed record ReminderFigures(int Count, double Planned, double Fired, double BytesEach);

/// <summary>The competitor: a reminder a lead, Orleans' ADO.NET table.</summary>
internal static class Reminders
{
    public const string Name = "Orleans reminders";
    private static ReminderFigures? s_measured;

    /// <summary>Measured in a database of its own, and once for all parts that show it beside them.</summary>
    public static async Task<ReminderFigures> Once(bool quick)
    {
        if (s_measured is null)
        {
            await using var database = await OwnDatabase.Create();
            await database.Do(Due.Fired.Table);
            s_measured = await Measure(database, quick ? 3_000 : 10_000);
        }

        return s_measured;
    }

    public static async Task<ReminderFigures> Measure(OwnDatabase database, int count)
    {
        RemindedGrain.Done.Clear();
        var silo = await MeasuredSilo.Start(database, silo => silo.UseAdoNetReminderService(
            options => (options.Invariant, options.ConnectionString) = ("Npgsql", database.Connection)));
        var grains = silo.Services.GetRequiredService<IGrainFactory>();
        await grains.GetGrain<IRemindedGrain>(-1).Remind(TimeSpan.FromDays(9));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var planned = await ForEach(count, i => grains.GetGrain<IRemindedGrain>(i).Remind(TimeSpan.FromDays(9)));
        await grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)count;

        // Planned again, all for one moment, which leaves time to plan them.
        var started = Stopwatch.GetTimestamp();
        var moment = TimeSpan.FromSeconds(5 + (2 * count / planned));
        await ForEach(count, i => grains.GetGrain<IRemindedGrain>(i).Remind(moment - Stopwatch.GetElapsedTime(started)));
        if (Stopwatch.GetElapsedTime(started) > moment)
        {
            throw new InvalidOperationException("Some reminders were due before all were registered.");
        }

        await Task.Delay(moment - Stopwatch.GetElapsedTime(started));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        // A minute at most: what a reminder missed does not come again before its next period.
        while (RemindedGrain.Done.Count < count && Stopwatch.GetElapsedTime(started) < moment + TimeSpan.FromMinutes(1))
        {
            await beat.WaitForNextTickAsync();
        }

        var fired = RemindedGrain.Done.Count / (Stopwatch.GetElapsedTime(started) - moment).TotalSeconds;
        await MeasuredSilo.Stop(silo);
        return new ReminderFigures(count, planned, fired, each);
    }

    private static async Task<double> ForEach(int count, Func<int, Task> one)
    {
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, _) => await one(i));
        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
