using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Win32.SafeHandles;

namespace LeadGrid.Intake;

/// <summary>
/// The answer to a batch, one JSON object a line. Many clients send all of a request before they read any of its answer:
/// waiting for them would be a deadlock once the sockets' buffers are full. So results go through a temporary file (they
/// hold no personal data), and memory stays the same for a thousand lines and for a million.
/// </summary>
internal sealed class ResultStream(HttpResponse response, JsonSerializerOptions json) : IAsyncDisposable
{
    private const int PieceSize = 64 * 1024;
    private static readonly byte[] Newline = "\n"u8.ToArray();

    private readonly Channel<long> _lengths = Channel.CreateBounded<long>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly SafeFileHandle _file = File.OpenHandle(
        Path.Combine(Path.GetTempPath(), $"leadgrid-{Guid.NewGuid():N}.results"),
        FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
    private Task _sending = Task.CompletedTask;
    private long _length;

    /// <summary>Whether the answer's head is out, so that no other status can be sent.</summary>
    public bool Begun { get; private set; }

    /// <summary>Results written so far.</summary>
    public long Written { get; private set; }

    public async Task Write(IReadOnlyCollection<IntakeResult> results, CancellationToken cancellation)
    {
        if (!Begun)
        {
            Begun = true;
            response.ContentType = "application/x-ndjson; charset=utf-8";
            response.Headers.CacheControl = "no-store";
            await response.StartAsync(cancellation);
            _sending = Send(response.HttpContext.RequestAborted);
        }

        using var lines = new MemoryStream();
        foreach (var result in results)
        {
            JsonSerializer.Serialize(lines, result, json);
            lines.Write(Newline);
        }

        await RandomAccess.WriteAsync(_file, lines.GetBuffer().AsMemory(0, (int)lines.Length), _length, cancellation);
        _length += lines.Length;
        Written += results.Count;
        // Only the newest length matters to the sender.
        _lengths.Writer.TryWrite(_length);
    }

    public async Task Complete(CancellationToken cancellation)
    {
        if (!Begun)
        {
            await Write([], cancellation);
        }

        _lengths.Writer.TryComplete();
        await _sending;
    }

    public async ValueTask DisposeAsync()
    {
        _lengths.Writer.TryComplete();
        await _sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _file.Dispose();
    }

    private async Task Send(CancellationToken aborted)
    {
        var piece = new byte[PieceSize];
        long sent = 0;
        await foreach (var length in _lengths.Reader.ReadAllAsync(aborted))
        {
            while (sent < length)
            {
                var read = await RandomAccess.ReadAsync(_file, piece.AsMemory(0, (int)Math.Min(piece.Length, length - sent)), sent, aborted);
                await response.Body.WriteAsync(piece.AsMemory(0, read), aborted);
                sent += read;
            }

            await response.Body.FlushAsync(aborted);
        }
    }
}
