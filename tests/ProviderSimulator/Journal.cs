namespace LeadGrid.Simulation;

/// <summary>The newest entries in their order, each with a number that goes on counting when old ones are forgotten.</summary>
public sealed class Journal<T>(int kept)
{
    private readonly Lock _lock = new();
    private readonly Queue<(long Number, T Entry)> _entries = new();
    private long _last;

    /// <summary>Entries that have come, forgotten ones among them.</summary>
    public long Count => Interlocked.Read(ref _last);

    public long Add(T entry)
    {
        lock (_lock)
        {
            _entries.Enqueue((++_last, entry));
            if (_entries.Count > kept)
            {
                _entries.Dequeue();
            }

            return _last;
        }
    }

    /// <summary>What came after <paramref name="number"/>, oldest first.</summary>
    public IReadOnlyList<Numbered<T>> After(long number, int limit)
    {
        lock (_lock)
        {
            return [.. _entries.SkipWhile(e => e.Number <= number).Take(limit).Select(e => new Numbered<T>(e.Number, e.Entry))];
        }
    }

    public IReadOnlyList<T> All()
    {
        lock (_lock)
        {
            return [.. _entries.Select(e => e.Entry)];
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
        }
    }
}

public sealed record Numbered<T>(long Number, T Entry);
