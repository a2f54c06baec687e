using LeadGrid.Faults.Workload;

namespace LeadGrid.Faults.Inflicted;

/// <summary>Waiting for facts about browsers.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Until each of them has everything, as of now.</summary>
    /// <returns>How long that took.</returns>
    public static async Task<TimeSpan> Level(IReadOnlyCollection<BrowserClient> browsers)
    {
        var since = TimeProvider.System.GetUtcNow();
        using var patience = new CancellationTokenSource(Patience);
        while (browsers.Count(b => b.LevelAt <= since) is var behind && behind > 0)
        {
            if (patience.IsCancellationRequested)
            {
                throw new TimeoutException($"{behind} of {browsers.Count} browsers were not level after {Patience.TotalSeconds:0} s.");
            }

            await Pause.For(TimeSpan.FromMilliseconds(100), patience.Token);
        }

        return TimeProvider.System.GetUtcNow() - since;
    }
}
