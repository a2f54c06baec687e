using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace LeadGrid.Feeds;

/// <summary>
/// The whole path from commits to a browser, with every step that can be late or lost as a call: two silos' taps, feeds
/// that can be lost, a network that drops, a relay that lags and a browser that pulls when it likes.
/// </summary>
internal sealed class LiveGridModel : IDisposable
{
    private readonly FakeTimeProvider _time = new(Deltas.Noon);
    private readonly FakeCluster _cluster = new();
    private readonly string _view;
    private readonly bool _siloOfTheBuildBefore;
    private readonly SnapshotReader _reader;
    private readonly ViewRelay _relay;
    private readonly FeedMerge? _merge;
    private readonly Follower _follower;
    private readonly Browser _browser = new();
    private readonly string[] _names;
    private readonly ModelFeed[] _feeds;
    private readonly Dictionary<int, long> _versions = [];

    /// <param name="view">A broker's, which has one feed, or the operator's.</param>
    /// <param name="siloOfTheBuildBefore">The second silo tells the feed that has the view's own name, whatever the lead.</param>
    public LiveGridModel(string view, bool siloOfTheBuildBefore = false)
    {
        (_view, _siloOfTheBuildBefore) = (view, siloOfTheBuildBefore);
        _reader = new SnapshotReader(_cluster, _time, NullLogger<SnapshotReader>.Instance);
        _relay = new ViewRelay(view, _time, _reader);
        _follower = new Follower(_relay);
        _names = [.. FeedViews.FeedsOf(view)];
        _merge = _names.Length == 1 ? null : new FeedMerge(_names.Length, _relay, _time);
        _feeds = [.. (_merge?.Inlets ?? [_relay]).Select(inlet => new ModelFeed(inlet))];
        Assert.False(_relay.Heard.IsCompleted);
        Array.ForEach(_feeds, feed => feed.CatchUp());
        Assert.True(_relay.Heard.IsCompleted);
    }

    public void Commit(int silo, int lead, bool leaves)
    {
        var version = _versions[lead] = _versions.GetValueOrDefault(lead) + 1;

        // No lead leaves the operator's view in fact: where its versions come by two feeds, an older row after a newer
        // departure would bring it back.
        var delta = leaves && !_siloOfTheBuildBefore ? Deltas.Gone(lead, version) : Deltas.Row(lead, version);
        if (delta.Row is { } row)
        {
            _cluster.Table[row.Id] = row;
        }
        else
        {
            _cluster.Table.Remove(delta.LeadId);
        }

        var name = _siloOfTheBuildBefore && silo == 1 ? _view : FeedViews.FeedOf(_view, delta.LeadId);
        _feeds[Array.IndexOf(_names, name)].Gather(silo, delta);
    }

    public void Tell(int silo, int feed) => Feed(feed).Tell(silo);

    public void LoseSilo(int silo) => Array.ForEach(_feeds, feed => feed.LoseSilo(silo));

    public void LoseFeed(int feed) => Feed(feed).Lose();

    public void Deliver(int feed) => Feed(feed).Deliver();

    public void Drop(int feed) => Feed(feed).Drop();

    public void Beat(int feed) => Feed(feed).Beat();

    public void CatchUp(int feed) => Feed(feed).CatchUp();

    public void Wait(int milliseconds) => _time.Advance(TimeSpan.FromMilliseconds(milliseconds));

    public void Pull()
    {
        switch (_follower.Next(_relay.Cut, out var frame))
        {
            case Turn.Send:
                _browser.Receive(frame!);
                break;
            case Turn.Wait:
                break;
            case Turn.Snapshot:
                var snapshot = _relay.Snapshot();
                for (SnapshotPage? page = snapshot.First; page is not null;)
                {
                    // Everything in memory: the read is done when it returns.
                    var read = page.Read();
                    Assert.True(read.IsCompletedSuccessfully);
                    (var part, page) = read.GetAwaiter().GetResult();
                    _browser.Receive(part);
                }

                _follower.Stand(snapshot.Position);
                break;
        }
    }

    /// <summary>Everything that is under way arrives, and the browser shows what is committed.</summary>
    public void Settle()
    {
        Array.ForEach(_feeds, feed => feed.Settle());
        _time.Advance(FeedMerge.Gathering);
        Wait(100);
        for (var pulls = 0; pulls < 4; pulls++)
        {
            Pull();
        }

        Assert.Equal(
            _cluster.Table.Values.Select(row => (row.Id.ToString(), row.Version)).Order(),
            _browser.Rows.Select(row => (row.Key, row.Value)).Order());
        Assert.Equal(_relay.Position, new FeedPosition(Guid.Parse(_browser.Epoch!), _browser.Seq));
    }

    public void Dispose()
    {
        _merge?.Dispose();
        _relay.Dispose();
        _reader.Dispose();
    }

    private ModelFeed Feed(int feed) => _feeds[feed % _feeds.Length];
}
