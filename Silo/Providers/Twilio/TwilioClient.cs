using LeadGrid.Outreach;
using Microsoft.Extensions.Options;
using Polly;

namespace LeadGrid.Providers.Twilio;

/// <summary>Sends texts by Twilio's REST API, each once. How it is protected stands in <see cref="TwilioHosting"/>.</summary>
internal sealed partial class TwilioClient(
    HttpClient http, IOptions<TwilioOptions> options, ProviderHealth health, TimeProvider time, ILogger<TwilioClient> log) : ITextProvider
{
    public const string ProviderName = "twilio";

    public string Name => ProviderName;

    /// <summary>
    /// Never throws for what happens between here and Twilio, being cancelled included: whoever stops waiting has to know
    /// too whether the message may have been taken.
    /// </summary>
    public async Task<SendOutcome> Send(Clearance clearance, OutgoingText text, CancellationToken cancellation)
    {
        if (clearance.IsOver || TwilioRequest.Validity(text) == 0)
        {
            return new SendOutcome.NotSent("Its time is over.");
        }

        var began = time.GetTimestamp();
        var outcome = await clearance.Under(() => Exchange(text, cancellation));
        ProviderMeter.Record(Name, outcome, time.GetElapsedTime(began));
        health.Count(outcome);
        return outcome;
    }

    private async Task<SendOutcome> Exchange(OutgoingText text, CancellationToken cancellation)
    {
        var wire = WireMark.Begin();
        try
        {
            using var request = TwilioRequest.Of(text, options.Value);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            var body = await response.Content.ReadAsByteArrayAsync(cancellation);
            var outcome = TwilioAnswer.Read(response.StatusCode, RetryAfter(response), body);
            Note(outcome);
            return outcome;
        }
        catch (Exception fault) when (IsOfTheExchange(fault))
        {
            if (TwilioFault.IsTheProviders(fault, options.Value.RequestTimeout))
            {
                health.Failed(TwilioFault.CodeOf(fault));
                Unanswered(log, TwilioFault.CodeOf(fault));
            }

            return TwilioFault.OutcomeOf(fault, wire.Written);
        }
    }

    private void Note(SendOutcome outcome)
    {
        switch (outcome)
        {
            case SendOutcome.NotSent notSent:
                health.Failed(notSent.Reason);
                Turned(log, notSent.Reason);
                break;
            case SendOutcome.Unknown unknown:
                health.Failed(unknown.Reason);
                Turned(log, unknown.Reason);
                break;
            default:
                health.Answered();
                break;
        }
    }

    private static bool IsOfTheExchange(Exception fault) =>
        fault is HttpRequestException or OperationCanceledException or IOException or ExecutionRejectedException;

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? header?.Date - time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Twilio did not take a message: {Reason}.")]
    private static partial void Turned(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Twilio gave no answer: {Code}.")]
    private static partial void Unanswered(ILogger log, string code);
}
