using System.Runtime.CompilerServices;

namespace LeadGrid.Feeds;

/// <summary>What one browser is to get next, from where it stands: a continuation, a snapshot, a heartbeat.</summary>
internal sealed class FrameSource(Relays.Lease lease, TimeProvider time)
{
    /// <summary>A relay that is behind the browser has this many heartbeats to come level.</summary>
    private const int BeatsAhead = 2;

    private readonly ViewRelay _relay = lease.Relay;

    /// <summary>Where the browser stands once it has what was given out; null where it needs a snapshot.</summary>
    private FeedPosition? _cursor;

    public async IAsyncEnumerable<GridFrame> Frames(FeedPosition? has, [EnumeratorCancellation] CancellationToken cancel)
    {
        await _relay.Heard.WaitAsync(cancel);
        if (has is not null && await Resume(has, cancel) is { } missed)
        {
            yield return missed;
        }

        var cut = _relay.Cut;
        var beat = cut.Beat;
        while (true)
        {
            if (_cursor is null || IsLost(cut, _cursor, beat))
            {
                await foreach (var frame in Snapshot(cancel))
                {
                    yield return frame;
                }

                beat = _relay.Cut.Beat;
            }
            else if (_cursor.Seq < cut.To)
            {
                if (_relay.Continue(_cursor, cut) is { } news)
                {
                    _cursor = new FeedPosition(cut.Epoch, cut.To);
                    yield return news;
                }
                else
                {
                    _cursor = null;
                }
            }
            else if (_cursor.Seq == cut.To && cut.Beat > beat)
            {
                beat = cut.Beat;
                yield return cut.Heartbeat;
            }
            else
            {
                await cut.Next.WaitAsync(cancel);
            }

            cut = _relay.Cut;
        }
    }

    /// <summary>Another epoch; or the browser is ahead, and the relay has had time to come level.</summary>
    private static bool IsLost(Cut cut, FeedPosition cursor, long beat) =>
        cursor.Epoch != cut.Epoch || (cursor.Seq > cut.To && cut.Beat >= beat + BeatsAhead);

    /// <summary>Continues from what the browser has, where this process or else the feed still knows what it missed.</summary>
    private async Task<GridFrame?> Resume(FeedPosition has, CancellationToken cancel)
    {
        var cut = _relay.Cut;
        if (has.Epoch != cut.Epoch)
        {
            return null;
        }

        if (has.Seq <= cut.To && _relay.Continue(has, cut) is { } known)
        {
            _cursor = new FeedPosition(cut.Epoch, cut.To);
            return known;
        }

        if (await lease.Link.Since(has, cancel) is not { } missing)
        {
            return null;
        }

        _cursor = new FeedPosition(missing.Epoch, missing.ToSeq);
        return LeadGrid.Feeds.Frames.Delta(missing.Epoch, missing.FromSeq, missing.ToSeq, missing.Deltas, time.GetUtcNow());
    }

    private async IAsyncEnumerable<GridFrame> Snapshot([EnumeratorCancellation] CancellationToken cancel)
    {
        var snapshot = _relay.Snapshot();
        for (SnapshotPage? page = snapshot.First; page is not null;)
        {
            (var frame, page) = await page.Read().WaitAsync(cancel);
            yield return frame;
        }

        _cursor = snapshot.Position;
    }
}
