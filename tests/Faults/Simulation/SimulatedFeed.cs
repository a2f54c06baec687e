using LeadGrid.Faults.History;

namespace LeadGrid.Faults.Simulation;

/// <summary>The live feed of one view: what changed, numbered under an epoch that ends with the process.</summary>
internal sealed class SimulatedFeed(PlantedBug bug, Random random, Func<IEnumerable<ShownRow>> select)
{
    private readonly List<(Guid Id, ShownRow? Row)> _changes = [];
    private readonly Dictionary<Guid, ShownRow> _older = [];
    private readonly Dictionary<Guid, ShownRow> _known = [];
    private int _epochs = 1;

    public string Epoch => $"epoch-{_epochs}";

    /// <param name="row">Null: the lead has left the view.</param>
    public void Tell(Guid id, ShownRow? row)
    {
        _changes.Add((id, row));
        if (row is not null)
        {
            if (_known.TryGetValue(id, out var before))
            {
                _older[id] = before;
            }

            _known[id] = row;
        }
    }

    public void Restart()
    {
        _epochs++;
        _changes.Clear();
    }

    /// <summary>What a browser that stands at a position gets next.</summary>
    /// <param name="resumed">Whether it has just come back.</param>
    public IEnumerable<Frame> Next(string? epoch, long? seq, bool resumed)
    {
        if (epoch != Epoch || seq is null)
        {
            return Snapshot();
        }

        if (seq == _changes.Count)
        {
            return [new Frame(FrameKind.Heartbeat, Epoch, _changes.Count, _changes.Count, [], [], More: false)];
        }

        var from = seq.Value;
        if (bug == PlantedBug.FrameSkipped && random.Next(10) == 0)
        {
            from++;
        }

        var news = _changes.Skip((int)from).GroupBy(c => c.Id).Select(c => c.Last()).ToArray();
        if (bug == PlantedBug.FrameLostAtReconnect && resumed)
        {
            news = [];
        }

        return
        [
            new Frame(
                FrameKind.Delta, Epoch, from, _changes.Count, [.. news.Select(c => c.Row).OfType<ShownRow>()],
                [.. news.Where(c => c.Row is null).Select(c => c.Id)], More: false),
        ];
    }

    private IEnumerable<Frame> Snapshot()
    {
        ShownRow[] rows = [.. select().Select(Perhaps)];
        var half = rows.Length / 2;
        return
        [
            new Frame(FrameKind.Snapshot, Epoch, _changes.Count, _changes.Count, rows[..half], [], More: true),
            new Frame(FrameKind.Snapshot, Epoch, _changes.Count, _changes.Count, rows[half..], [], More: false),
        ];
    }

    private ShownRow Perhaps(ShownRow row) =>
        bug == PlantedBug.StaleRowInASnapshot && random.Next(10) == 0 && _older.TryGetValue(row.Id, out var older) ? older : row;
}
