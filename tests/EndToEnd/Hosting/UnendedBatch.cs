using System.Net.Sockets;
using System.Text;

namespace LeadGrid.Hosting;

/// <summary>
/// A batch whose sender has announced more than it sends, while its answers are read. By hand, because HttpClient hands
/// out an HTTP/1.1 response only after the whole request has been sent.
/// </summary>
internal sealed class UnendedBatch : IDisposable
{
    private readonly TcpClient _tcp = new();
    private StreamReader? _answers;

    /// <param name="length">What is announced; by default far more than will ever be sent.</param>
    public async Task Begin(DevFile dev, string lines, CancellationToken cancellation, int length = 1_000_000_000)
    {
        var url = new Uri(dev.Url);
        await _tcp.ConnectAsync("127.0.0.1", url.Port, cancellation);
        // In HTTP/1.0 the answer comes as it is, not in chunks.
        var head = $"""
            POST /api/v1/leads/batch?campaign={dev.Campaigns[0]} HTTP/1.0
            Host: {url.Authority}
            X-Api-Key: {dev.ApiKey}
            Content-Type: application/x-ndjson
            Content-Length: {length}


            """;
        var stream = _tcp.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.ReplaceLineEndings("\r\n")), cancellation);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(lines), cancellation);
        _answers = new StreamReader(stream);
        Assert.Contains(" 200 ", await _answers.ReadLineAsync(cancellation));
        while (await _answers.ReadLineAsync(cancellation) is { Length: > 0 })
        {
            // The rest of the head.
        }
    }

    /// <summary>More of the body, after its begin.</summary>
    public async Task Send(string lines, CancellationToken cancellation) =>
        await _tcp.GetStream().WriteAsync(Encoding.UTF8.GetBytes(lines), cancellation);

    /// <returns>The next answer; null where the connection has ended.</returns>
    public async Task<string?> Next(CancellationToken cancellation) => await _answers!.ReadLineAsync(cancellation);

    public void Dispose()
    {
        _answers?.Dispose();
        _tcp.Dispose();
    }
}
