namespace LeadGrid.Simulation;

/// <summary>A moment of this process: the world's time for people, and microseconds since the start, which never jump, to compare.</summary>
public readonly record struct Instant(DateTimeOffset Utc, long Microseconds);

/// <summary>The one clock by which everything is noted.</summary>
public sealed class Clock(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    public TimeProvider Time => time;

    public Instant Now() => new(time.GetUtcNow(), (long)time.GetElapsedTime(_start).TotalMicroseconds);
}
