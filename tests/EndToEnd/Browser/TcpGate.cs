using System.Net;
using System.Net.Sockets;

namespace LeadGrid.Browser;

/// <summary>A wire between browser and product that can be cut and mended.</summary>
internal sealed class TcpGate : IAsyncDisposable
{
    private readonly int _target;
    private readonly CancellationTokenSource _end = new();
    private readonly List<TcpClient> _open = [];
    private TcpListener? _listener;
    private Task _accepting = Task.CompletedTask;

    public TcpGate(string product)
    {
        _target = new Uri(product).Port;
        Mend();
    }

    public int Port { get; private set; }

    public string Url => $"http://localhost:{Port}";

    /// <summary>Ends all connections and takes no new ones.</summary>
    public async Task Cut()
    {
        _listener!.Stop();
        await _accepting;
        lock (_open)
        {
            _open.ForEach(client => client.Dispose());
            _open.Clear();
        }
    }

    /// <summary>Takes connections again, at the same port.</summary>
    public void Mend()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = Accept(_listener);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Cut();
        _end.Dispose();
    }

    private async Task Accept(TcpListener listener)
    {
        try
        {
            while (true)
            {
                _ = Carry(await listener.AcceptTcpClientAsync(_end.Token));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Cut.
        }
    }

    private async Task Carry(TcpClient browser)
    {
        var product = new TcpClient();
        lock (_open)
        {
            _open.AddRange([browser, product]);
        }

        try
        {
            await product.ConnectAsync(IPAddress.Loopback, _target, _end.Token);
            await Task.WhenAny(
                browser.GetStream().CopyToAsync(product.GetStream(), _end.Token),
                product.GetStream().CopyToAsync(browser.GetStream(), _end.Token));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            // Either side has gone, or the wire is cut.
        }
        finally
        {
            browser.Dispose();
            product.Dispose();
        }
    }
}
