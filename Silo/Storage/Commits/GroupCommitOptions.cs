namespace LeadGrid.Storage.Commits;

/// <summary>Bounds of the group commit.</summary>
internal sealed class GroupCommitOptions
{
    /// <summary>Writes in one transaction. More make it longer for the first without making it cheaper for the last.</summary>
    public int MaximumGroup { get; set; } = 256;

    /// <summary>Writes that may wait for a group before callers are told to come back later.</summary>
    public int MaximumDepth { get; set; } = 10_000;

    /// <summary>Transactions at once: one writes while the other gathers. A third found nothing left to gather.</summary>
    public int Pumps { get; set; } = 2;

    /// <summary>Longest life of a write, from its call to its outcome.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);
}
