using System.Runtime.CompilerServices;

namespace LeadGrid.Feeds;

/// <summary>The frames of one browser: a continuation or a snapshot at first, then deltas and heartbeats as they come.</summary>
internal sealed class FrameSource(Relays.Lease lease, TimeProvider time)
{
    private readonly ViewRelay _relay = lease.Relay;
    private readonly Follower _follower = new(lease.Relay);

    /// <param name="has">What the browser has; null at first.</param>
    public async IAsyncEnumerable<GridFrame> Frames(FeedPosition? has, [EnumeratorCancellation] CancellationToken cancel)
    {
        await _relay.Heard.WaitAsync(cancel);
        if (has is not null && await Resume(has, cancel) is { } missed)
        {
            yield return missed;
        }

        while (true)
        {
            var cut = _relay.Cut;
            switch (_follower.Next(cut, out var frame))
            {
                case Turn.Send:
                    yield return frame!;
                    break;
                case Turn.Wait:
                    await cut.Next.WaitAsync(cancel);
                    break;
                case Turn.Snapshot:
                    await foreach (var part in Snapshot(cancel))
                    {
                        yield return part;
                    }

                    break;
            }
        }
    }

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
            _follower.Stand(new FeedPosition(cut.Epoch, cut.To));
            return known;
        }

        if (await lease.Since(has, cancel) is not { } missing)
        {
            return null;
        }

        _follower.Stand(new FeedPosition(missing.Epoch, missing.ToSeq));
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

        _follower.Stand(snapshot.Position);
    }
}
