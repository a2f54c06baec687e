namespace LeadGrid.Api.Tests;

/// <summary>The real clock, set forward as far as a test wants. Timers run on in real time.</summary>
internal sealed class MovableTime : TimeProvider
{
    private long ahead;

    public void Advance(TimeSpan by) => Interlocked.Add(ref ahead, by.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref ahead));

    public override long GetTimestamp() =>
        base.GetTimestamp() + (long)(Interlocked.Read(ref ahead) * ((double)TimestampFrequency / TimeSpan.TicksPerSecond));
}
