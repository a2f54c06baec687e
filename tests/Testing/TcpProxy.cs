using System.Net;
using System.Net.Sockets;

namespace LeadGrid.Testing;

/// <summary>
/// A wire of the test's own between two programs: it can be cut and mended, slowed, made to swallow everything, and cut
/// just as a COMMIT passes.
/// </summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly IPEndPoint _server;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private readonly HashSet<TcpClient> _open = [];
    private readonly List<Task> _accepting = [];
    private TcpListener? _listener;
    private TaskCompletionSource? _held;
    private bool _answersOnly;
    private long _passed;
    private Func<ProxiedCommit, Task>? _atCommit;

    public TcpProxy(string host, int port)
    {
        _server = new IPEndPoint(Dns.GetHostAddresses(host, AddressFamily.InterNetwork)[0], port);
        Mend();
    }

    /// <summary>The same for as long as it lives.</summary>
    public int Port { get; private set; }

    /// <summary>Bytes that the programs have sent so far.</summary>
    public long Passed => Interlocked.Read(ref _passed);

    /// <summary>Added to each piece on its way, in either direction.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>In each direction of each connection; null: as fast as it goes.</summary>
    public int? BytesPerSecond { get; set; }

    /// <summary>Runs after the program has lost its connection; what it returns says whether the server gets the COMMIT.</summary>
    public Func<Task<bool>> AfterCut { get; set; } = () => Task.FromResult(true);

    /// <summary>The program loses its connection at the next COMMIT: before the server hears of it, or after it has done it.</summary>
    public void CutNextCommit() => AtNextCommit(async commit =>
    {
        commit.LoseTheProgram();
        if (await AfterCut())
        {
            await commit.Send();
            await commit.IsDone();
        }
    });

    /// <summary>What is done with the next COMMIT, once; its connection is over afterwards.</summary>
    public void AtNextCommit(Func<ProxiedCommit, Task>? act) => Interlocked.Exchange(ref _atCommit, act);

    /// <summary>Whether anything passes at all: nobody is told, everything waits, as when packets are lost.</summary>
    /// <param name="answersOnly">What the program sends does pass: it is as if it no longer read.</param>
    public void BlackHole(bool on, bool answersOnly = false)
    {
        lock (_gate)
        {
            _answersOnly = answersOnly;
            if (on)
            {
                _held ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
            else
            {
                _held?.SetResult();
                _held = null;
            }
        }
    }

    /// <summary>Ends all connections, and takes new ones.</summary>
    public void Break()
    {
        lock (_gate)
        {
            foreach (var client in _open)
            {
                client.Dispose();
            }

            _open.Clear();
        }
    }

    /// <summary>Ends all connections and takes no new ones.</summary>
    public void Cut()
    {
        lock (_gate)
        {
            _listener?.Stop();
            _listener = null;
        }

        Break();
    }

    /// <summary>Takes connections again, at the same port.</summary>
    public void Mend()
    {
        lock (_gate)
        {
            _listener = new TcpListener(IPAddress.Loopback, Port);
            _listener.Start();
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
            _accepting.Add(Accept(_listener));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        Cut();
        BlackHole(false);
        await Task.WhenAll(_accepting);
        _stopping.Dispose();
    }

    private async Task Accept(TcpListener listener)
    {
        var links = new List<Task>();
        try
        {
            while (true)
            {
                var program = await listener.AcceptTcpClientAsync(_stopping.Token);
                links.RemoveAll(link => link.IsCompleted);
                links.Add(Link(program));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Cut.
            await Task.WhenAll(links);
        }
    }

    private async Task Link(TcpClient program)
    {
        using var server = new TcpClient();
        (program.NoDelay, server.NoDelay) = (true, true);
        lock (_gate)
        {
            _open.UnionWith([program, server]);
        }

        try
        {
            await server.ConnectAsync(_server, _stopping.Token);
            // The server's end is the program's; the program's end lets the server finish what it is at.
            var back = Back(server, program);
            await Forth(program, server, back);
            server.Client.Shutdown(SocketShutdown.Send);
            await back;
        }
        catch (Exception e) when (IsGone(e))
        {
            // One side is gone, and with the end of this method the other.
        }
        finally
        {
            program.Dispose();
            lock (_gate)
            {
                _open.ExceptWith([program, server]);
            }
        }
    }

    private async Task Back(TcpClient server, TcpClient program)
    {
        try
        {
            var buffer = new byte[64 * 1024];
            while (await server.GetStream().ReadAsync(buffer, _stopping.Token) is var read && read > 0)
            {
                await Slow(read, isAnswer: true);
                await program.GetStream().WriteAsync(buffer.AsMemory(0, read), _stopping.Token);
            }
        }
        catch (Exception e) when (IsGone(e))
        {
            // Either side; the program learns of it now.
        }

        program.Dispose();
    }

    private async Task Forth(TcpClient program, TcpClient server, Task back)
    {
        var buffer = new byte[64 * 1024];
        var commits = new CommitSpotter();
        while (await program.GetStream().ReadAsync(buffer, _stopping.Token) is var read && read > 0)
        {
            Interlocked.Add(ref _passed, read);
            var piece = buffer.AsMemory(0, read);
            if (commits.In(piece.Span) && Interlocked.Exchange(ref _atCommit, null) is { } act)
            {
                await act(new ProxiedCommit(program, server, piece, back));
                return;
            }

            await Slow(read, isAnswer: false);
            await server.GetStream().WriteAsync(piece, _stopping.Token);
        }
    }

    private async Task Slow(int bytes, bool isAnswer)
    {
        if (Delay > TimeSpan.Zero)
        {
            await Task.Delay(Delay, _stopping.Token);
        }

        if (BytesPerSecond is { } rate)
        {
            await Task.Delay(TimeSpan.FromSeconds((double)bytes / rate), _stopping.Token);
        }

        if (_held is { } held && (isAnswer || !_answersOnly))
        {
            await held.Task;
        }
    }

    private static bool IsGone(Exception e) =>
        e is IOException or SocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException;
}
