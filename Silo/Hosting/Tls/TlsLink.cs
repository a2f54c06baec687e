using System.IO.Pipelines;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;

namespace LeadGrid.Hosting.Tls;

/// <summary>
/// Mutual TLS under Orleans' connections: middleware that makes the handshake and gives Orleans the pipes inside.
/// </summary>
/// <remarks>
/// Stands where Microsoft.Orleans.Connections.Security would, which is not in every registry. Sessions are not resumed: a
/// resumed one skips the certificates, and connections live for days.
/// </remarks>
internal sealed partial class TlsLink(TlsSettings settings, TlsFiles files, TimeProvider time, ILogger<TlsLink> log)
{
    private const SslProtocols Protocols = SslProtocols.Tls12 | SslProtocols.Tls13;

    // A record holds 16 kB at most: with smaller buffers a large message would be cut into more of them.
    private const int RecordSize = 16 * 1024;

    /// <summary>For the side that was connected to.</summary>
    /// <param name="peer">What the other has to be.</param>
    public async Task Accept(TlsRole peer, ConnectionContext context, ConnectionDelegate next)
    {
        var identity = files.Current();
        var check = new PeerCheck(peer);
        await using var tls = new SslStream(new DuplexStream(context.Transport), leaveInnerStreamOpen: true);
        try
        {
            await Shake(context, cancellation => tls.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions
                {
                    ServerCertificateContext = identity.Own,
                    ClientCertificateRequired = true,
                    CertificateChainPolicy = identity.Trust(),
                    RemoteCertificateValidationCallback = check.Judge,
                    EnabledSslProtocols = Protocols,
                    CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
                    AllowRenegotiation = false,
                    AllowTlsResume = false,
                },
                cancellation));
        }
        catch (Exception e) when (e is AuthenticationException or IOException or OperationCanceledException or InvalidOperationException)
        {
            // Whoever it was may try again; and there is nobody here to tell but the log.
            Refused(log, context.RemoteEndPoint, Reason(check, e));
            context.Abort();
            return;
        }

        await Carry(tls, context, next);
    }

    /// <summary>For the side that connects.</summary>
    /// <param name="peer">What the other has to be.</param>
    /// <exception cref="AuthenticationException">It is not, or it does not answer.</exception>
    public async Task Connect(TlsRole peer, ConnectionContext context, ConnectionDelegate next)
    {
        var identity = files.Current();
        var check = new PeerCheck(peer);
        await using var tls = new SslStream(new DuplexStream(context.Transport), leaveInnerStreamOpen: true);
        try
        {
            await Shake(context, cancellation => tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = peer.Name(),
                    ClientCertificateContext = identity.Own,
                    CertificateChainPolicy = identity.Trust(),
                    RemoteCertificateValidationCallback = check.Judge,
                    EnabledSslProtocols = Protocols,
                    CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
                    AllowRenegotiation = false,
                    AllowTlsResume = false,
                },
                cancellation));
        }
        catch (Exception e) when (e is AuthenticationException or IOException or OperationCanceledException or InvalidOperationException)
        {
            context.Abort();
            throw new AuthenticationException($"TLS with {context.RemoteEndPoint} failed: {Reason(check, e)}.", e);
        }

        await Carry(tls, context, next);
    }

    private async Task Shake(ConnectionContext context, Func<CancellationToken, Task> handshake)
    {
        using var patience = new CancellationTokenSource(settings.HandshakeTimeout, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, context.ConnectionClosed);
        await handshake(end.Token);
    }

    private static async Task Carry(SslStream tls, ConnectionContext context, ConnectionDelegate next)
    {
        var outside = context.Transport;
        var inside = new Pipes(
            PipeReader.Create(tls, new StreamPipeReaderOptions(bufferSize: RecordSize, leaveOpen: true)),
            PipeWriter.Create(tls, new StreamPipeWriterOptions(minimumBufferSize: RecordSize, leaveOpen: true)));
        context.Transport = inside;
        try
        {
            await next(context);
        }
        finally
        {
            await inside.Input.CompleteAsync();
            await inside.Output.CompleteAsync();
            // Whoever made the connection ends its own pipes, and must find them.
            context.Transport = outside;
        }
    }

    private static string Reason(PeerCheck check, Exception exception) => check.Refusal ?? exception switch
    {
        OperationCanceledException => "the handshake was not finished in time",
        IOException => "it hung up in the handshake",
        _ => "it does not speak our TLS",
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "A connection from {Peer} was refused: {Reason}.")]
    private static partial void Refused(ILogger log, System.Net.EndPoint? peer, string reason);

    private sealed record Pipes(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
