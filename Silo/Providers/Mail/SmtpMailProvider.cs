using System.Globalization;
using System.Net.Sockets;
using LeadGrid.Outreach;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using Polly;
using Polly.CircuitBreaker;

namespace LeadGrid.Providers.Mail;

/// <summary>E-mail by SMTP: through the operator's relay, or a provider's.</summary>
internal sealed partial class SmtpMailProvider : IMailProvider
{
    public const string ProviderName = "smtp";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
    private readonly SmtpOptions _options;
    private readonly SmtpPool _pool;
    private readonly DkimKeys _keys;
    private readonly ProviderHealth _health;
    private readonly TimeProvider _time;
    private readonly ILogger<SmtpMailProvider> _log;
    private readonly ResiliencePipeline<Attempt> _breaker;

    public SmtpMailProvider(
        IOptions<SmtpOptions> options, SmtpPool pool, DkimKeys keys, ProviderHealth health, TimeProvider time, ILogger<SmtpMailProvider> log)
    {
        (_options, _pool, _keys, _health, _time, _log) = (options.Value, pool, keys, health, time, log);
        _breaker = new ResiliencePipelineBuilder<Attempt> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<Attempt>
            {
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is { ServerFailed: true }),
                FailureRatio = 0.9,
                MinimumThroughput = _options.FailuresToBreak,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = _options.BreakFor,
                StateProvider = health.Circuit,
                OnOpened = _ => Breaks(true),
                OnClosed = _ => Breaks(false),
            })
            .Build();
    }

    public string Name => ProviderName;

    public async Task<SendOutcome> Send(Clearance clearance, OutgoingMail mail, CancellationToken cancellation)
    {
        var began = _time.GetTimestamp();
        var outcome = await Outcome(clearance, mail, cancellation);
        ProviderMeter.Record(Name, outcome, _time.GetElapsedTime(began));
        _health.Count(outcome);
        return outcome;
    }

    private async Task<SendOutcome> Outcome(Clearance clearance, OutgoingMail mail, CancellationToken cancellation)
    {
        if (!Letters.TryWrite(mail, _time.GetUtcNow(), out var message))
        {
            return new SendOutcome.Refused("address", "The sender's or the recipient's address is none.");
        }

        var from = message.From.Mailboxes.Single();
        if (!_keys.Sign(message, from.Domain) && !_options.AllowUnsigned)
        {
            return new SendOutcome.Refused("dkim", $"There is no DKIM key for {from.Domain}: add one to Providers:Smtp:Dkim.");
        }

        var envelope = _options.ReturnPath is { } path ? MailboxAddress.Parse(path) : from;
        try
        {
            var attempt = await _breaker.ExecuteAsync(
                async stop => await clearance.Under(() => Try(message, envelope, stop)), cancellation);
            return attempt.Outcome;
        }
        catch (BrokenCircuitException broken)
        {
            return new SendOutcome.NotSent("The mail server has failed repeatedly and rests.", broken.RetryAfter ?? _options.BreakFor);
        }
    }

    private async Task<Attempt> Try(MimeMessage message, MailboxAddress envelope, CancellationToken cancellation)
    {
        SmtpConnection? connection;
        try
        {
            connection = await _pool.Rent(cancellation);
        }
        catch (Exception e) when (IsOfTheWire(e))
        {
            return NotSent(e);
        }

        if (connection is null)
        {
            return new Attempt(new SendOutcome.NotSent("All connections to the mail server are busy.", Soon), ServerFailed: false);
        }

        var written = new Written();
        var sound = false;
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(_options.AnswerWithin);
            await connection.Send(message, envelope, message.To.Mailboxes.Single(), written, patience.Token);
            sound = true;
            _health.Answered();
            return new Attempt(new SendOutcome.Accepted(message.MessageId!), ServerFailed: false);
        }
        catch (SmtpCommandException refusal)
        {
            // An answer, whatever it says: MailKit has reset the connection for the next message.
            sound = true;
            return Refusal(refusal);
        }
        catch (NotSupportedException)
        {
            // An address in letters beyond ASCII, and a server without SMTPUTF8.
            sound = true;
            return new Attempt(new SendOutcome.Refused("5.6.7", "The mail server cannot deliver to an address in these letters."), ServerFailed: false);
        }
        catch (NotClearedException e)
        {
            // Refused before it was written: the final dot never left.
            return NotSent(e);
        }
        catch (Exception e) when (IsOfTheWire(e))
        {
            return written.All ? Unknown(e) : NotSent(e);
        }
        finally
        {
            _pool.Return(connection, sound);
        }
    }

    private Attempt NotSent(Exception cause)
    {
        Failed(_log, cause.GetType().Name);
        if (cause is NotClearedException)
        {
            return new Attempt(new SendOutcome.NotSent("The permit's time was over before the message was written."), ServerFailed: false);
        }

        _health.Failed(cause.GetType().Name);
        return new Attempt(new SendOutcome.NotSent("The mail server could not be reached, or broke off."), ServerFailed: true);
    }

    private Attempt Refusal(SmtpCommandException refusal)
    {
        // A refusal of one recipient is the work of a server in good health; one of the sender is a setting that somebody has to mend.
        if (refusal.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted)
        {
            _health.Answered();
        }
        else
        {
            _health.Failed(((int)refusal.StatusCode).ToString(CultureInfo.InvariantCulture));
        }

        return new Attempt(SmtpAnswers.Of(refusal), ServerFailed: false);
    }

    private Attempt Unknown(Exception cause)
    {
        Failed(_log, cause.GetType().Name);
        _health.Failed(cause.GetType().Name);
        return new Attempt(new SendOutcome.Unknown("The mail server broke off, or did not answer, after the whole message was written."), ServerFailed: true);
    }

    /// <summary>What happens to connections; everything else is a fault of ours and is not caught.</summary>
    private static bool IsOfTheWire(Exception e) => e
        is IOException or SocketException or OperationCanceledException or TimeoutException or ProtocolException or CommandException
        or System.Security.Authentication.AuthenticationException or AuthenticationException or SslHandshakeException
        or ServiceNotConnectedException or ServiceNotAuthenticatedException

        // A server without STARTTLS, where it is demanded.
        or NotSupportedException;

    private ValueTask Breaks(bool open)
    {
        MailMeter.Broken.Add(open ? 1 : -1);
        if (open)
        {
            Rests(_log, _options.BreakFor);
        }

        return ValueTask.CompletedTask;
    }

    /// <param name="ServerFailed">Counts towards the break; a refusal is an answer and does not.</param>
    private sealed record Attempt(SendOutcome Outcome, bool ServerFailed);
}
