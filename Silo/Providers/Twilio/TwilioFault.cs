using LeadGrid.Outreach;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;

namespace LeadGrid.Providers.Twilio;

/// <summary>What an exchange that failed means for the message.</summary>
internal static class TwilioFault
{
    /// <param name="written">Whether anything was handed to a connection.</param>
    public static SendOutcome OutcomeOf(Exception fault, bool written) => fault switch
    {
        BrokenCircuitException broken => new SendOutcome.NotSent("The circuit is open.", broken.RetryAfter),
        RateLimiterRejectedException limited => new SendOutcome.NotSent("Too many at once.", limited.RetryAfter),
        _ when written => new SendOutcome.Unknown(CodeOf(fault)),
        _ => new SendOutcome.NotSent(CodeOf(fault)),
    };

    /// <summary>The kind of a fault, in a word without anybody's data: messages of exceptions name addresses.</summary>
    public static string CodeOf(Exception fault) => fault switch
    {
        _ when IsNotCleared(fault) => "not_cleared",
        TimeoutRejectedException => "timeout",
        OperationCanceledException => "cancelled",
        HttpRequestException http => http.HttpRequestError.ToString(),
        _ => fault.GetType().Name,
    };

    /// <summary>
    /// Whether it says something about the provider: not our own limits and refusals to write, not a caller who gave up, and
    /// no wait that was short because the clearance was nearly over.
    /// </summary>
    /// <param name="patience">How long an answer is waited for at most.</param>
    public static bool IsTheProviders(Exception fault, TimeSpan patience) => fault switch
    {
        TimeoutRejectedException late => late.Timeout >= patience,
        HttpRequestException or IOException => !IsNotCleared(fault),
        _ => false,
    };

    private static bool IsNotCleared(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            if (fault is NotClearedException)
            {
                return true;
            }
        }

        return false;
    }
}
