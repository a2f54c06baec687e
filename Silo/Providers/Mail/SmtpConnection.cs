using System.Net;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace LeadGrid.Providers.Mail;

/// <summary>One connection to the mail server, on which messages go out one after another.</summary>
internal sealed class SmtpConnection : IDisposable
{
    private readonly Client _client;

    private SmtpConnection(Client client) => _client = client;

    /// <summary>Messages that went out on it.</summary>
    public int Messages { get; private set; }

    /// <summary>When it was put back; a timestamp of the pool's clock.</summary>
    public long IdleSince { get; set; }

    public bool IsOpen => _client.IsConnected;

    public static async Task<SmtpConnection> Open(SmtpOptions options, X509Certificate2Collection? authority, CancellationToken cancellation)
    {
        var client = new Client();
        Stream? wire = null;
        try
        {
            // Under TLS, since STARTTLS begins in the clear: handshakes are written under the clearance too.
            wire = new ClearedStream(await ClearedConnections.Connect(new DnsEndPoint(options.Host, options.Port), cancellation));
            if (authority is not null)
            {
                client.ServerCertificateValidationCallback = (_, certificate, _, errors) => Trust.IsBy(authority, certificate, errors);
            }

            // The client disposes of the stream, and the stream of the socket.
            await client.ConnectAsync(wire, options.Host, options.Port, Security(options.Security), cancellation);
            if (options.User is { } user)
            {
                await client.AuthenticateAsync(user, options.Password ?? "", cancellation);
            }

            return new SmtpConnection(client);
        }
        catch
        {
            client.Dispose();
            wire?.Dispose();
            throw;
        }
    }

    /// <summary>Whether the server is still there.</summary>
    public Task Check(CancellationToken cancellation) => _client.NoOpAsync(cancellation);

    /// <param name="written">Is told how much of the message, of how much, has been handed to the wire.</param>
    /// <returns>The server's answer.</returns>
    public async Task<string> Send(MimeMessage message, MailboxAddress from, MailboxAddress to, ITransferProgress written, CancellationToken cancellation)
    {
        Messages++;
        return await _client.SendAsync(message, from, [to], cancellation, written);
    }

    /// <summary>Without QUIT: nothing is written without a clearance, not even a farewell.</summary>
    public void Dispose() => _client.Dispose();

    private static SecureSocketOptions Security(SmtpSecurity security) => security switch
    {
        SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        SmtpSecurity.None => SecureSocketOptions.None,
        _ => throw new InvalidOperationException($"Nobody has said what {security} means."),
    };

    /// <summary>Asks for reports (RFC 3461) that carry our id of the message, where the server knows how.</summary>
    private sealed class Client : SmtpClient
    {
        protected override string GetEnvelopeId(MimeMessage message) => message.MessageId!;

        protected override DeliveryStatusNotification? GetDeliveryStatusNotifications(MimeMessage message, MailboxAddress mailbox) =>
            DeliveryStatusNotification.Failure | DeliveryStatusNotification.Delay;
    }
}
