namespace LeadGrid.Feeds;

/// <summary>What a browser gets next.</summary>
internal enum Turn
{
    /// <summary>Nothing before the next cut.</summary>
    Wait,

    /// <summary>A frame.</summary>
    Send,

    /// <summary>Its position cannot be continued.</summary>
    Snapshot,
}

/// <summary>Where one browser stands, and what it gets next.</summary>
internal sealed class Follower(ViewRelay relay)
{
    /// <summary>A relay that is behind the browser has this many heartbeats to come level.</summary>
    private const int BeatsAhead = 2;

    /// <summary>Where the browser stands once it has what was given out; null where it needs a snapshot.</summary>
    private FeedPosition? _at;
    private long _beat;

    /// <summary>The browser has been brought to a position by a snapshot or by the feed itself.</summary>
    public void Stand(FeedPosition at)
    {
        _at = at;
        _beat = relay.Cut.Beat;
    }

    public Turn Next(Cut cut, out GridFrame? frame)
    {
        frame = null;
        if (_at is null || _at.Epoch != cut.Epoch)
        {
            return Turn.Snapshot;
        }

        if (_at.Seq > cut.To)
        {
            return cut.Beat >= _beat + BeatsAhead ? Turn.Snapshot : Turn.Wait;
        }

        if (_at.Seq < cut.To)
        {
            return Continue(_at, cut, out frame);
        }

        if (cut.Beat == _beat)
        {
            return Turn.Wait;
        }

        _beat = cut.Beat;
        frame = cut.Heartbeat;
        return Turn.Send;
    }

    private Turn Continue(FeedPosition at, Cut cut, out GridFrame? frame)
    {
        frame = relay.Continue(at, cut);
        if (frame is null)
        {
            return Turn.Snapshot;
        }

        _at = new FeedPosition(cut.Epoch, cut.To);
        return Turn.Send;
    }
}
