namespace LeadGrid.Faults.History;

/// <summary>What a frame asks of the rows; <see cref="Gap"/> asks for another Watch.</summary>
internal enum Step
{
    Replace,
    Append,
    Merge,
    Keep,
    Gap,
}

/// <summary>A browser's side of the live grid, by the contract in docs/architecture.md: rows and the position they stand at.</summary>
internal sealed class BrowserModel
{
    private readonly Dictionary<Guid, ShownRow> _rows = [];

    /// <summary>What was shown before the snapshot that is being read, which may be some seconds older.</summary>
    private Dictionary<Guid, ShownRow> _shown = [];
    private bool _loading;

    public IReadOnlyDictionary<Guid, ShownRow> Rows => _rows;

    /// <summary>Of everything it has; null before the first frame.</summary>
    public string? Epoch { get; private set; }

    /// <summary>Null before the first snapshot is whole.</summary>
    public long? Seq { get; private set; }

    /// <summary>Whether it has everything up to <see cref="Seq"/>.</summary>
    public bool IsLevel => Seq is not null;

    /// <summary>Half a snapshot is worth nothing: the next Watch asks from the beginning.</summary>
    public void Disconnect()
    {
        if (_loading)
        {
            (Epoch, Seq, _loading) = (null, null, false);
        }
    }

    /// <summary>Judges a frame, and applies it unless it is a gap.</summary>
    public Step Take(Frame frame)
    {
        var step = Judge(frame);
        switch (step)
        {
            case Step.Replace:
                foreach (var (id, row) in _rows)
                {
                    _shown[id] = row;
                }

                _rows.Clear();
                Load(frame);
                break;
            case Step.Append:
                Load(frame);
                break;
            case Step.Merge:
                Merge(frame);
                Seq = frame.ToSeq;
                break;
            case Step.Keep or Step.Gap:
                break;
        }

        return step;
    }

    private Step Judge(Frame frame) => frame.Kind switch
    {
        FrameKind.Snapshot => _loading && Epoch == frame.Epoch ? Step.Append : Step.Replace,
        FrameKind.Delta => IsLevel && Epoch == frame.Epoch && Seq == frame.FromSeq ? Step.Merge : Step.Gap,
        FrameKind.Heartbeat => !IsLevel || (Epoch == frame.Epoch && Seq == frame.ToSeq) ? Step.Keep : Step.Gap,
    };

    private void Load(Frame frame)
    {
        foreach (var row in frame.Rows)
        {
            _rows[row.Id] = _shown.TryGetValue(row.Id, out var shown) && shown.Version > row.Version ? shown : row;
        }

        if (!frame.More)
        {
            _shown = [];
        }

        Epoch = frame.Epoch;
        Seq = frame.More ? null : frame.ToSeq;
        _loading = frame.More;
    }

    private void Merge(Frame frame)
    {
        foreach (var row in frame.Rows)
        {
            if (!_rows.TryGetValue(row.Id, out var shown) || shown.Version < row.Version)
            {
                _rows[row.Id] = row;
            }
        }

        foreach (var id in frame.Removed)
        {
            _rows.Remove(id);
        }
    }
}
