namespace LeadGrid.Feeds;

/// <summary>
/// The last value of each lead that changed, in the order of change: whoever stands at or above <see cref="Floor"/>
/// can continue from it, however slow. One log serves all connections of a view; a connection holds a number only.
/// </summary>
/// <param name="capacity">Leads kept; when more have changed, the longest unchanged goes and the floor rises.</param>
internal sealed class DeltaLog(int capacity)
{
    private readonly LinkedList<Entry> _entries = [];
    private readonly Dictionary<Guid, LinkedListNode<Entry>> _byLead = [];

    /// <summary>Changes at or below this number may be missing.</summary>
    public long Floor { get; private set; }

    public void Reset(long floor)
    {
        _entries.Clear();
        _byLead.Clear();
        Floor = floor;
    }

    /// <param name="seq">Of the last of the deltas, and given to all of them: never lower than in the call before.</param>
    public void Append(long seq, FeedDelta[] deltas)
    {
        foreach (var delta in deltas)
        {
            if (_byLead.TryGetValue(delta.LeadId, out var node))
            {
                // While silos of two builds run, a lead's versions can come by two feeds and in any order.
                if (node.Value.Delta.Version > delta.Version)
                {
                    continue;
                }

                _entries.Remove(node);
                node.Value = new Entry(seq, delta);
                _entries.AddLast(node);
            }
            else
            {
                _byLead[delta.LeadId] = _entries.AddLast(new Entry(seq, delta));
            }
        }

        while (_entries.Count > capacity)
        {
            var oldest = _entries.First!;
            Floor = oldest.Value.Seq;
            _byLead.Remove(oldest.Value.Delta.LeadId);
            _entries.RemoveFirst();
        }
    }

    /// <summary>
    /// What changed above <paramref name="from"/>, up to <paramref name="to"/>. A lead that changed again above
    /// <paramref name="to"/> is left out: its newest value comes with the next call, which begins there.
    /// </summary>
    /// <returns>Null where the log no longer reaches back so far.</returns>
    public FeedDelta[]? Between(long from, long to)
    {
        if (from < Floor)
        {
            return null;
        }

        var deltas = new List<FeedDelta>();
        for (var node = _entries.Last; node is not null && node.Value.Seq > from; node = node.Previous)
        {
            if (node.Value.Seq <= to)
            {
                deltas.Add(node.Value.Delta);
            }
        }

        deltas.Reverse();
        return [.. deltas];
    }

    private readonly record struct Entry(long Seq, FeedDelta Delta);
}
