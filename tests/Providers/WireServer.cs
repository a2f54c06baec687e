using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LeadGrid.Providers;

/// <summary>A server below HTTP: shows exactly which bytes came, and answers with any, whole or in part or not at all.</summary>
internal sealed class WireServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<int, string?> _answers;
    private readonly Task _serving;
    private int _connections;

    /// <param name="answers">By the request's number, from 1: the answer's text; empty: the connection is closed; null: nothing ever.</param>
    public WireServer(Func<int, string?> answers)
    {
        _answers = answers;
        _listener.Start();
        _serving = Serve();
    }

    public WireServer(string answer)
        : this(_ => answer)
    {
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Whole requests, as they came.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public static string Json(int status, string body, string headers = "") =>
        $"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task Serve()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                open.Add(Talk(client));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task Talk(TcpClient client)
    {
        using var disposing = client;
        var stream = client.GetStream();
        try
        {
            while (await Read(stream) is { } request)
            {
                Requests.Enqueue(request);
                var answer = _answers(Requests.Count);
                if (answer is null)
                {
                    await Task.Delay(Timeout.Infinite, _stop.Token);
                }

                if (answer!.Length == 0)
                {
                    return;
                }

                await stream.WriteAsync(Encoding.UTF8.GetBytes(answer), _stop.Token);
                if (!IsWhole(answer))
                {
                    return;
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The other side, or the test, is done.
        }
    }

    private static bool IsWhole(string answer)
    {
        var parts = answer.Split("\r\n\r\n", 2);
        return parts.Length == 2 && parts[0].Contains($"Content-Length: {Encoding.UTF8.GetByteCount(parts[1])}", StringComparison.Ordinal);
    }

    private async Task<string?> Read(NetworkStream stream)
    {
        var (text, buffer) = (new StringBuilder(), new byte[8192]);
        while (true)
        {
            var read = await stream.ReadAsync(buffer, _stop.Token);
            if (read == 0)
            {
                return null;
            }

            text.Append(Encoding.UTF8.GetString(buffer, 0, read));
            var parts = text.ToString().Split("\r\n\r\n", 2);
            if (parts.Length == 2 && parts[1].Length >= Length(parts[0]))
            {
                return text.ToString();
            }
        }
    }

    private static int Length(string head)
    {
        var line = head.Split("\r\n").SingleOrDefault(h => h.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return line is null ? 0 : int.Parse(line.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
