using LeadGrid.Leads;

namespace LeadGrid.Faults.History;

internal enum FrameKind
{
    Snapshot,
    Delta,
    Heartbeat,
}

/// <summary>A frame as a browser got it, without what is personal.</summary>
internal sealed record Frame(FrameKind Kind, string Epoch, long FromSeq, long ToSeq, ShownRow[] Rows, Guid[] Removed, bool More);

/// <summary>What a browser shows of a lead.</summary>
internal sealed record ShownRow(Guid Id, long Version, LeadStatus Status, string? Broker);
