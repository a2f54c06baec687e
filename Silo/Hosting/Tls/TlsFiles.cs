using System.Security.Cryptography;

namespace LeadGrid.Hosting.Tls;

/// <summary>
/// The identity that new connections take. Kubernetes replaces the files of a secret while the program runs: they are
/// looked at before a handshake, and read again when they have changed. Connections that stand keep what they began with.
/// </summary>
internal sealed partial class TlsFiles
{
    private readonly TlsSettings _settings;
    private readonly TimeProvider _time;
    private readonly ILogger<TlsFiles> _log;
    private readonly Lock _reading = new();
    private TlsIdentity _identity;
    private Stamp _stamp;
    private long _looked;

    /// <exception cref="StartupFailedException">The files do not make this process what it is to be.</exception>
    public TlsFiles(TlsSettings settings, TlsRole own, TimeProvider time, ILogger<TlsFiles> log)
    {
        (_settings, _time, _log) = (settings, time, log);
        _looked = time.GetTimestamp();
        try
        {
            _stamp = Stamp.Of(settings);
            _identity = TlsIdentity.Load(settings);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StartupFailedException($"the certificate of LeadGrid:Tls cannot be used: {e.Message}", e);
        }

        if (!_identity.Is(own))
        {
            throw new StartupFailedException(
                $"the certificate {settings.Certificate} does not make this process what it is: its subject alternative names need the DNS name '{own.Name()}'.");
        }
    }

    public TlsIdentity Current()
    {
        lock (_reading)
        {
            if (_time.GetElapsedTime(_looked) >= _settings.Reread)
            {
                _looked = _time.GetTimestamp();
                Reread();
            }

            return _identity;
        }
    }

    private void Reread()
    {
        try
        {
            var stamp = Stamp.Of(_settings);
            if (stamp == _stamp)
            {
                return;
            }

            _identity = TlsIdentity.Load(_settings);
            _stamp = stamp;
            Changed(_log, _settings.Certificate, _identity.Until);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            // Perhaps half of it is written. The old identity serves on, and the files are looked at again.
            NotChanged(_log, e, _settings.Certificate);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "New connections use the changed certificate {Certificate}, good until {Until:u}.")]
    private static partial void Changed(ILogger log, string certificate, DateTime until);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The certificate {Certificate} has changed and cannot be used; new connections use the one before.")]
    private static partial void NotChanged(ILogger log, Exception exception, string certificate);

    /// <summary>When the three were written; behind symbolic links, which is how a mounted secret changes all at once.</summary>
    private readonly record struct Stamp(DateTime Certificate, DateTime Key, DateTime Authority)
    {
        public static Stamp Of(TlsSettings settings) => new(Written(settings.Certificate), Written(settings.Key), Written(settings.Authority));

        private static DateTime Written(string file) =>
            (File.ResolveLinkTarget(file, returnFinalTarget: true) ?? new FileInfo(file)).LastWriteTimeUtc;
    }
}
