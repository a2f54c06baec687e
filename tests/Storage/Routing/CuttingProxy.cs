using System.Net;
using System.Net.Sockets;

namespace LeadGrid.Storage.Routing;

/// <summary>
/// Stands between a program and its database and, at the next COMMIT, lets the program lose its connection: before the
/// server hears of it, or after it has done it.
/// </summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly IPEndPoint _server;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _accepting;
    private int _armed;

    public CuttingProxy(string host, int port)
    {
        _server = new IPEndPoint(Dns.GetHostAddresses(host)[0], port);
        _listener.Start();
        _accepting = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Runs after the program has lost its connection; what it returns says whether the server gets the COMMIT.</summary>
    public Func<Task<bool>> AfterCut { get; set; } = () => Task.FromResult(true);

    public void CutNextCommit() => Interlocked.Exchange(ref _armed, 1);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stopping.Dispose();
    }

    private async Task Accept()
    {
        var links = new List<Task>();
        try
        {
            while (true)
            {
                links.Add(Link(await _listener.AcceptTcpClientAsync(_stopping.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(links);
        }
    }

    private async Task Link(TcpClient program)
    {
        using var server = new TcpClient();
        using (program)
        {
            try
            {
                await server.ConnectAsync(_server, _stopping.Token);
                var back = server.GetStream().CopyToAsync(program.GetStream(), _stopping.Token);
                await Forth(program, server);
                server.Client.Shutdown(SocketShutdown.Send);
                await back;
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // One side is gone, and with the end of this method the other.
            }
        }
    }

    private async Task Forth(TcpClient program, TcpClient server)
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var read = await program.GetStream().ReadAsync(buffer, _stopping.Token);
            if (read == 0)
            {
                return;
            }

            if (buffer.AsSpan(0, read).IndexOf("COMMIT\0"u8) >= 0 && Interlocked.Exchange(ref _armed, 0) == 1)
            {
                program.Client.LingerState = new LingerOption(true, 0);
                program.Close();
                if (await AfterCut())
                {
                    await server.GetStream().WriteAsync(buffer.AsMemory(0, read), _stopping.Token);
                    // Until the server has answered: it is done.
                    await server.GetStream().ReadExactlyAsync(new byte[1], _stopping.Token);
                }

                return;
            }

            await server.GetStream().WriteAsync(buffer.AsMemory(0, read), _stopping.Token);
        }
    }
}
