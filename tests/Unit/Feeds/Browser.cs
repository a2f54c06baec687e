using Xunit;

namespace LeadGrid.Feeds;

/// <summary>A browser as <c>docs/architecture.md</c> says it has to behave. A frame that it could not accept fails the test.</summary>
internal sealed class Browser
{
    private bool _inSnapshot;

    public Dictionary<string, long> Rows { get; } = [];

    public string? Epoch { get; private set; }

    public long Seq { get; private set; }

    public int Snapshots { get; private set; }

    public void Receive(GridFrame frame)
    {
        switch (frame.Kind)
        {
            case GridFrame.Snapshot:
                if (!_inSnapshot)
                {
                    Rows.Clear();
                    Snapshots++;
                }

                Apply(frame);
                _inSnapshot = frame.More;
                break;
            case GridFrame.Delta:
                Assert.False(_inSnapshot);
                Assert.Equal((Epoch, Seq), (frame.Epoch, frame.FromSeq));
                Assert.True(frame.ToSeq >= frame.FromSeq);
                Apply(frame);
                break;
            default:
                Assert.Equal(GridFrame.Heartbeat, frame.Kind);
                Assert.Equal((Epoch, Seq), (frame.Epoch, frame.ToSeq));
                break;
        }
    }

    private void Apply(GridFrame frame)
    {
        (Epoch, Seq) = (frame.Epoch, frame.ToSeq);
        foreach (var row in frame.Rows)
        {
            if (!Rows.TryGetValue(row.Id, out var version) || row.Version > version)
            {
                Rows[row.Id] = row.Version;
            }
        }

        foreach (var id in frame.Removed)
        {
            Rows.Remove(id);
        }
    }
}
