using LeadGrid.Leads;
using Xunit;
using static LeadGrid.Feeds.Deltas;

namespace LeadGrid.Feeds;

public sealed class SlowReaderTests : IAsyncLifetime
{
    private const int Leads = 1_000;

    /// <summary>Of one feed, so that what is told together comes in one frame.</summary>
    private static readonly string View = FeedViews.Broker("b1");

    /// <summary>Makes a frame of all leads about 800 kB: a few fill every buffer between the hub and the browser.</summary>
    private static readonly string LongCity = new('x', 500);

    private GridHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await GridHost.Start();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_stuck_browser_misses_frames_and_no_row_and_holds_up_nobody()
    {
        using var stuck = new StuckBrowser();
        await stuck.Watch(_host.Hub("Administrator", "ann"), View);
        await using var other = new Watcher(await _host.Connect("Administrator", "ben"), View);
        other.Watch();
        await other.Next();

        // Each round is far apart enough for a frame of its own, as the other browser's count shows.
        const int rounds = 30;
        var frames = 0;
        for (var version = 1; version <= rounds; version++)
        {
            _host.Cluster.Commit(View, [.. Enumerable.Range(1, Leads).Select(lead => Large(lead, version))]);
            while (other.Browser.Rows.GetValueOrDefault(Lead(Leads).ToString()) < version)
            {
                frames += (await other.Next()).Kind == GridFrame.Delta ? 1 : 0;
            }
        }

        Assert.Equal(rounds, frames);
        var browser = new Browser();
        var late = 0;
        while (browser.Rows.Count < Leads || browser.Rows.Values.Any(version => version < rounds))
        {
            var frame = await stuck.Next();
            browser.Receive(frame);
            late += frame.Kind == GridFrame.Delta ? 1 : 0;
        }

        Assert.Equal(1, browser.Snapshots);
        Assert.InRange(late, 1, rounds / 2);
    }

    private static FeedDelta Large(int lead, long version)
    {
        var row = Row(lead, version).Row! with { City = LongCity, Status = LeadStatus.Assigned };
        return new FeedDelta(row.Id, version, row, null);
    }
}
