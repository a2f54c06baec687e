using System.Threading.Channels;
using LeadGrid.Intake;

namespace LeadGrid.Storage.Commits;

/// <summary>
/// Reads many rows in one query: whatever is asked for while one query runs goes into the next. For grains that activate
/// by the hundred.
/// </summary>
/// <param name="read">Reads the rows of these keys; a key without a row is left out.</param>
internal sealed class GroupRead<TKey, TRow>(Func<TKey[], CancellationToken, Task<IReadOnlyDictionary<TKey, TRow>>> read) : IAsyncDisposable
    where TKey : notnull
    where TRow : class
{
    private const int MaximumGroup = 500;
    private const int MaximumDepth = 20_000;
    private const int Pumps = 2;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    private readonly Channel<Request> _waiting = Channel.CreateBounded<Request>(MaximumDepth);
    private Task _pumping = Task.CompletedTask;

    private sealed record Request(TKey Key, TaskCompletionSource<TRow?> Row);

    public void Start() => _pumping = Task.WhenAll(Enumerable.Range(0, Pumps).Select(_ => Task.Run(Pump)));

    /// <returns>The row; null where there is none.</returns>
    /// <exception cref="OverloadedException">Too many reads wait.</exception>
    public Task<TRow?> Read(TKey key, CancellationToken cancellation)
    {
        var request = new Request(key, new(TaskCreationOptions.RunContinuationsAsynchronously));
        return _waiting.Writer.TryWrite(request)
            ? request.Row.Task.WaitAsync(cancellation)
            : throw new OverloadedException("Too many leads are being read: try again later.", TimeSpan.FromSeconds(1));
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _pumping;
    }

    private async Task Pump()
    {
        while (await _waiting.Reader.WaitToReadAsync())
        {
            var group = new List<Request>();
            while (group.Count < MaximumGroup && _waiting.Reader.TryRead(out var request))
            {
                group.Add(request);
            }

            try
            {
                using var timeout = new CancellationTokenSource(Timeout);
                var rows = await read([.. group.Select(r => r.Key).Distinct()], timeout.Token);
                group.ForEach(r => r.Row.TrySetResult(rows.GetValueOrDefault(r.Key)));
            }
            catch (Exception fault)
            {
                // Each caller learns of it; the pump reads on.
                group.ForEach(r => r.Row.TrySetException(StorageFaults.Told(fault)));
            }
        }
    }
}
