using LeadGrid.Storage.Commits;

namespace LeadGrid.Testing.GrainState;

/// <summary>A grain's whole state on its way to disk; no payload: cleared.</summary>
internal sealed class StateWrite(string grain, long seen, byte[]? payload, CancellationToken cancellation = default) : PendingWrite(cancellation)
{
    public string Grain { get; } = grain;

    /// <summary>The version that the grain read; 0 where there was no row.</summary>
    public long Seen { get; } = seen;

    public byte[]? Payload { get; } = payload;
}
