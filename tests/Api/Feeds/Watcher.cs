using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace LeadGrid.Feeds;

/// <summary>A browser at the end of a real stream.</summary>
internal sealed class Watcher(HubConnection connection, string view) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource _giveUp = new(Patience);
    private IAsyncEnumerator<GridFrame>? _frames;

    public Browser Browser { get; } = new();

    public void Watch(string? epoch = null, long? seq = null) =>
        _frames = connection.StreamAsync<GridFrame>("Watch", view, epoch, seq, _giveUp.Token).GetAsyncEnumerator(_giveUp.Token);

    /// <summary>The next frame of any kind.</summary>
    public async Task<GridFrame> Next()
    {
        var frame = await First();
        Browser.Receive(frame);
        return frame;
    }

    /// <summary>The next frame, unseen by <see cref="Browser"/>, which knows nothing of the time before.</summary>
    public async Task<GridFrame> First()
    {
        Assert.True(await _frames!.MoveNextAsync(), "the stream has ended");
        return _frames.Current;
    }

    public async Task<bool> HasEnded() => !await _frames!.MoveNextAsync();

    /// <summary>Reads frames until the browser shows what is asked for.</summary>
    public async Task Until(Func<Browser, bool> shown)
    {
        while (!shown(Browser))
        {
            await Next();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        _giveUp.Dispose();
    }
}
