using LeadGrid.Faults.Workload;

namespace LeadGrid.Faults.Inflicted;

/// <summary>How long a round takes its time.</summary>
/// <param name="Browsers">That reconnect at once.</param>
internal sealed record Pace(TimeSpan Between, TimeSpan Frozen, int Rounds, int Browsers)
{
    /// <summary>A fault each, in seconds.</summary>
    public static Pace Short { get; } = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), Rounds: 1, Browsers: 250);

    /// <summary>As the issue of a fault wants it: a zombie sleeps for 40 s, and there is time for much to go wrong.</summary>
    public static Pace Long { get; } = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(40), Rounds: 3, Browsers: 1_000);

    /// <summary>Lets the crew work undisturbed.</summary>
    public Task Work() => Pause.For(Between, CancellationToken.None);
}
