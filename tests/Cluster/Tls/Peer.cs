using LeadGrid.Testing;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;

namespace LeadGrid.Hosting.Tls;

/// <summary>A silo or an Api as far as its links go, and what it logs.</summary>
internal sealed class Peer : ILogger<TlsLink>, ILogger<TlsFiles>
{
    private readonly TlsLink _link;

    public Peer(TlsRole own, TestCertificateFiles files, TimeProvider time)
    {
        var settings = new TlsSettings { Certificate = files.Certificate, Key = files.Key, Authority = files.Authority };
        Files = new TlsFiles(settings, own, time, this);
        _link = new TlsLink(settings, Files, time, this);
    }

    public TlsFiles Files { get; }

    public List<string> Logged { get; } = [];

    public Task Accept(TlsRole peer, Wire wire, ConnectionDelegate next) => _link.Accept(peer, wire.Called, next);

    public Task Connect(Wire wire, ConnectionDelegate next) => _link.Connect(TlsRole.Silo, wire.Caller, next);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (Logged)
        {
            Logged.Add(formatter(state, exception));
        }
    }
}
