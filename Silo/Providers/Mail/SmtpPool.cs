using System.Security.Cryptography.X509Certificates;
using MailKit;
using Microsoft.Extensions.Options;

namespace LeadGrid.Providers.Mail;

/// <summary>
/// A bounded number of connections. The one that was used last is taken first, so that what is not needed grows old; an old one
/// is ended, by whoever finds it or by the clock.
/// </summary>
internal sealed class SmtpPool : IDisposable
{
    private readonly SmtpOptions _options;
    private readonly TimeProvider _time;
    private readonly X509Certificate2Collection? _authority;
    private readonly SemaphoreSlim _places;
    private readonly ITimer _sweep;
    private readonly Lock _gate = new();

    // Newest last. Guarded by _gate.
    private readonly List<SmtpConnection> _idle = [];

    public SmtpPool(IOptions<SmtpOptions> options, TimeProvider time)
    {
        (_options, _time) = (options.Value, time);
        if (_options.Authority is { } file)
        {
            _authority = [];
            _authority.ImportFromPemFile(file);
        }

        _places = new SemaphoreSlim(_options.Connections);
        _sweep = time.CreateTimer(_ => Sweep(), null, _options.IdleTime, _options.IdleTime);
    }

    /// <summary>Waits for a place and gives a connection that answers. The caller gives it back in every case.</summary>
    /// <returns>Null where no place became free in time.</returns>
    public async Task<SmtpConnection?> Rent(CancellationToken cancellation)
    {
        if (!await _places.WaitAsync(_options.ConnectWithin, cancellation))
        {
            return null;
        }

        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(_options.ConnectWithin);
            while (TakeIdle() is { } idle)
            {
                if (await Answers(idle, patience.Token))
                {
                    return idle;
                }

                End(idle);
            }

            var connection = await SmtpConnection.Open(_options, _authority, patience.Token);
            MailMeter.Connections.Add(1);
            return connection;
        }
        catch
        {
            _places.Release();
            throw;
        }
    }

    /// <param name="sound">The server has answered to all that was said: the next message may follow.</param>
    public void Return(SmtpConnection connection, bool sound)
    {
        if (sound && connection.IsOpen && connection.Messages < _options.MessagesPerConnection)
        {
            connection.IdleSince = _time.GetTimestamp();
            lock (_gate)
            {
                _idle.Add(connection);
            }
        }
        else
        {
            End(connection);
        }

        _places.Release();
    }

    public void Dispose()
    {
        _sweep.Dispose();
        while (TakeIdle() is { } idle)
        {
            End(idle);
        }
    }

    private SmtpConnection? TakeIdle()
    {
        lock (_gate)
        {
            if (_idle.Count == 0)
            {
                return null;
            }

            var newest = _idle[^1];
            _idle.RemoveAt(_idle.Count - 1);
            return newest;
        }
    }

    private async Task<bool> Answers(SmtpConnection idle, CancellationToken cancellation)
    {
        var age = _time.GetElapsedTime(idle.IdleSince);
        if (age >= _options.IdleTime)
        {
            return false;
        }

        if (age < _options.CheckAfter)
        {
            return true;
        }

        try
        {
            await idle.Check(cancellation);
            return true;
        }
        catch (Exception e) when (e is IOException or ProtocolException or CommandException or ServiceNotConnectedException
            && e is not Outreach.NotClearedException)
        {
            // The server has hung up meanwhile: the next one, or a new one.
            return false;
        }
    }

    private void Sweep()
    {
        SmtpConnection[] old;
        lock (_gate)
        {
            old = [.. _idle.Where(each => _time.GetElapsedTime(each.IdleSince) >= _options.IdleTime)];
            _idle.RemoveAll(old.Contains);
        }

        Array.ForEach(old, End);
    }

    private static void End(SmtpConnection connection)
    {
        connection.Dispose();
        MailMeter.Connections.Add(-1);
    }
}
