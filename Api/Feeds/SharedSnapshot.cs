namespace LeadGrid.Feeds;

/// <summary>A snapshot that is being read, or was a moment ago: a feed's new epoch sends all its watchers here at once.</summary>
internal sealed record SharedSnapshot(FeedPosition Position, long Started, SnapshotPage First)
{
    /// <summary>How long a newcomer may still share it.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);
}

/// <summary>
/// One frame of a snapshot, and the way to the next. Pages are read when the fastest of the connections gets there and
/// are held only by those that are behind it.
/// </summary>
internal sealed class SnapshotPage(Func<Task<(GridFrame Frame, SnapshotPage? Next)>> read)
{
    private readonly Lazy<Task<(GridFrame Frame, SnapshotPage? Next)>> _read = new(read);

    public Task<(GridFrame Frame, SnapshotPage? Next)> Read() => _read.Value;
}
