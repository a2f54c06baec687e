namespace LeadGrid.Faults.Simulation;

/// <summary>Time that passes when it is told to.</summary>
internal sealed class SimulatedClock : TimeProvider
{
    public DateTimeOffset Now { get; private set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    public void Pass(TimeSpan time) => Now += time;
}
