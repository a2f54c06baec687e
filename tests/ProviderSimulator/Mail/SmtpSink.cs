using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace LeadGrid.Simulation.Mail;

/// <summary>A mail server on the loopback that takes every message, keeps the newest, and hands on none.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private const int MaximumConnections = 64;

    private readonly TcpListener _listener;
    private readonly Journal<Letter> _letters;
    private readonly Clock _clock;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Task, byte> _sessions = new();
    private readonly Task _accepting;

    /// <param name="port">0: a free one.</param>
    public SmtpSink(int port, Journal<Letter> letters, Clock clock)
    {
        (_letters, _clock) = (letters, clock);
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _accepting = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_sessions.Keys).WaitAsync(TimeSpan.FromSeconds(30));
        _stop.Dispose();
    }

    private async Task Accept()
    {
        while (!_stop.IsCancellationRequested)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync(_stop.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            if (_sessions.Count >= MaximumConnections)
            {
                client.Dispose();
                continue;
            }

            var session = Serve(client);
            _sessions.TryAdd(session, 0);
            _ = session.ContinueWith(ended => _sessions.TryRemove(ended, out _), TaskScheduler.Default);
        }
    }

    private async Task Serve(TcpClient client)
    {
        await Task.Yield();
        using (client)
        {
            try
            {
                using var session = new SmtpSession(client.GetStream(), letter => _letters.Add(letter), _clock);
                await session.Run(_stop.Token);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // The other side hung up or fell silent, or the simulator ends: what was not answered for was not taken.
            }
        }
    }
}
