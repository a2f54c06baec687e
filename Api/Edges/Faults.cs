using System.Data.Common;
using System.Text.Json;
using LeadGrid.Campaigns;
using LeadGrid.Intake;
using LeadGrid.Outreach;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans.Runtime.Messaging;
using Orleans.Storage;

namespace LeadGrid.Edges;

/// <summary>
/// Turns exceptions into problems. What we know has words of its own; of everything else nothing is told but the
/// trace id, in development too: the log has the rest.
/// </summary>
internal sealed partial class Faults(ILogger<Faults> log) : IExceptionHandler
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    // A silo looks at its load once a second.
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(3);

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        await Problem(httpContext, exception).ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>
    /// Silos or a database that died, went away or hang. Orleans' client itself repeats what it could not send, and says
    /// the same whether a call was never sent or never answered: so do we.
    /// </summary>
    public static bool IsUnknown(Exception exception) => exception
        is TimeoutException or OrleansMessageRejectionException or ClientNotAvailableException or ConnectionFailedException
        or DbException { IsTransient: true };

    private ProblemHttpResult Problem(HttpContext context, Exception exception)
    {
        switch (exception)
        {
            case JsonException json:
                return JsonFaults.Of(json);
            case BadHttpRequestException { InnerException: JsonException json }:
                return JsonFaults.Of(json);
            case BadHttpRequestException bad:
                return Problems.OfStatus(bad.StatusCode);
            case UnknownCampaignException unknown:
                return Problems.Faults([new FieldFault("campaign", unknown.Message)]);
            case OverloadedException overloaded:
                return Problems.Unavailable(context, overloaded.RetryAfter, "Too many leads wait. Nothing of this request was stored.");
            case StillLeavingException leaving:
                return Problems.Unavailable(context, Later, leaving.Message);
            case UnauthorizedAccessException:
                return Problems.Forbidden("The actor who asks may not do this.");
            case SettingsNotToldException:
                NotTold(log, exception);
                return Problems.Unavailable(context, Soon, "The settings are stored, but not everyone works by them yet. Send the same request again.");
            case StorageUnavailableException:
                return Problems.Unavailable(context, Soon, "The database did not answer, so it is not known whether the request took effect. Repeat it with the same Idempotency-Key or If-Match.");
            case GatewayTooBusyException or LimitExceededException:
                // Refused at the door of a silo or of a grain. Too frequent, then, for a line of the log each.
                return Problems.Unavailable(context, Later, "Too much is going on. Send the same request again, with the same Idempotency-Key or If-Match.");
            case InconsistentStateException:
                // Two activations of one grain while silos come and go: the database has refused the older one's write.
                Unreachable(log, exception);
                return Problems.Unavailable(context, Soon, "It was being moved from one silo to another, and nothing was changed. Send the same request again.");
            case var unknown when IsUnknown(unknown):
                Unreachable(log, exception);
                return Problems.Unavailable(context, Soon, "The cluster did not answer, so it is not known whether the request took effect. Repeat it with the same Idempotency-Key or If-Match.");
            default:
                Unexpected(log, exception);
                return Problems.OfStatus(StatusCodes.Status500InternalServerError);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed in a way that nobody foresaw.")]
    private static partial void Unexpected(ILogger log, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The cluster did not answer a request.")]
    private static partial void Unreachable(ILogger log, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Settings are stored, but not everyone was told.")]
    private static partial void NotTold(ILogger log, Exception exception);
}
