using LeadGrid.Faults.History;

namespace LeadGrid.Faults.Simulation;

/// <summary>A browser on a simulated connection.</summary>
internal sealed class SimulatedBrowser(string name, string view, SimulatedGrid grid, Recorder recorder)
{
    private readonly BrowserModel _model = new();
    private int _life = -1;
    private bool _resumed;

    public IEnumerable<ShownRow> Rows => _model.Rows.Values;

    public bool IsConnected => _life == grid.Life;

    public void Disconnect()
    {
        if (_life >= 0)
        {
            _life = -1;
            recorder.End(name, "cut", final: false);
        }
    }

    /// <summary>Takes what there is; after a loss of connection it connects first.</summary>
    public void Take()
    {
        if (!IsConnected)
        {
            Disconnect();
            _life = grid.Life;
            Watch();
        }

        foreach (var frame in grid.Feed(view).Next(_model.Epoch, _model.Seq, _resumed).ToArray())
        {
            recorder.Frame(name, frame);
            if (_model.Take(frame) == Step.Gap)
            {
                Watch();
                return;
            }
        }

        _resumed = false;
    }

    private void Watch()
    {
        _model.Disconnect();
        recorder.Watch(name, view, "grid", _model.Epoch, _model.Seq);
        _resumed = true;
    }
}
