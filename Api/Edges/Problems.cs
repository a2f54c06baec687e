using System.Globalization;
using LeadGrid.Intake;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace LeadGrid.Edges;

/// <summary>
/// RFC 9457 problems. Each has a type of its own, <c>urn:leadgrid:problem:...</c>, that programs can branch on; the
/// detail is for people. None repeats a posted value.
/// </summary>
internal static class Problems
{
    public static ProblemHttpResult BadRequest(string detail) =>
        Of(StatusCodes.Status400BadRequest, "bad-request", "The request cannot be read", detail);

    public static ProblemHttpResult Unauthorized(string detail) =>
        Of(StatusCodes.Status401Unauthorized, "unauthorized", "Nobody is signed in", detail);

    public static ProblemHttpResult WrongSignIn() =>
        Of(StatusCodes.Status401Unauthorized, "wrong-sign-in", "E-mail address or password is wrong", null);

    public static ProblemHttpResult Forbidden(string detail, string type = "forbidden") =>
        Of(StatusCodes.Status403Forbidden, type, "This is not allowed", detail);

    /// <summary>Also for what is somebody else's: the two are not told apart.</summary>
    public static ProblemHttpResult NotFound() =>
        Of(StatusCodes.Status404NotFound, "not-found", "There is no such thing here", null);

    /// <summary>The state does not allow it.</summary>
    public static ProblemHttpResult Conflict(string detail) =>
        Of(StatusCodes.Status409Conflict, "conflict", "Its state does not allow this", detail);

    /// <summary>The state does not allow it. <paramref name="current"/> is how it stands.</summary>
    public static ProblemHttpResult Conflict(string detail, object current) =>
        With(Of(StatusCodes.Status409Conflict, "conflict", "Its state does not allow this", detail), "current", current);

    /// <summary>Somebody else was faster. <paramref name="current"/> is how it stands; null where it is not there yet.</summary>
    public static ProblemHttpResult Changed(object? current) => With(
        Of(
            StatusCodes.Status412PreconditionFailed,
            "changed",
            "It was changed meanwhile",
            "Look at the present state and try again with its version in If-Match."),
        "current",
        current);

    public static ProblemHttpResult VersionRequired(string detail) =>
        Of(StatusCodes.Status428PreconditionRequired, "version-required", "The version is missing", detail);

    /// <summary>Every fault at once, by field.</summary>
    public static ProblemHttpResult Faults(IEnumerable<FieldFault> faults)
    {
        var errors = faults
            .GroupBy(fault => fault.Field, fault => fault.Problem, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        return TypedResults.Problem(new HttpValidationProblemDetails(errors)
        {
            Status = StatusCodes.Status422UnprocessableEntity,
            Type = Name("faulty-fields"),
            Title = "Some fields are at fault",
        });
    }

    public static ProblemHttpResult TooManyRequests(HttpContext context, TimeSpan wait, string detail)
    {
        RetryAfter(context, wait);
        return Of(StatusCodes.Status429TooManyRequests, "too-many-requests", "Too many requests", detail);
    }

    public static ProblemHttpResult Unavailable(HttpContext context, TimeSpan wait, string detail)
    {
        RetryAfter(context, wait);
        return Of(StatusCodes.Status503ServiceUnavailable, "unavailable", "LeadGrid cannot do this now", detail);
    }

    public static ProblemHttpResult Of(int status, string type, string title, string? detail) =>
        TypedResults.Problem(new ProblemDetails { Status = status, Type = Name(type), Title = title, Detail = detail });

    public static ProblemHttpResult With(ProblemHttpResult problem, string extension, object? value)
    {
        problem.ProblemDetails.Extensions[extension] = value;
        return problem;
    }

    /// <summary>For statuses that something else has set and left without words.</summary>
    public static ProblemHttpResult OfStatus(int status) => status switch
    {
        StatusCodes.Status400BadRequest => BadRequest("Compare it with /docs."),
        StatusCodes.Status404NotFound => NotFound(),
        StatusCodes.Status405MethodNotAllowed =>
            Of(status, "method-not-allowed", "This address has no such method", "The header Allow lists the ones it has."),
        StatusCodes.Status413PayloadTooLarge =>
            Of(status, "too-large", "The body is too large", "Post leads one by one (64 kB each), or many by /api/v1/leads/batch."),
        StatusCodes.Status415UnsupportedMediaType =>
            Of(status, "media-type", "The body has another type than this address reads", "Set Content-Type; see /docs."),
        StatusCodes.Status500InternalServerError =>
            Of(status, "fault", "Something went wrong on our side", "It was noted. Quote the traceId when you ask about it."),
        _ => Of(status, $"status-{status.ToString(CultureInfo.InvariantCulture)}", Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status), null),
    };

    private static string Name(string type) => $"urn:leadgrid:problem:{type}";

    // Whole seconds, rounded up: whoever waits as long as they are told is let in.
    private static void RetryAfter(HttpContext context, TimeSpan wait) => context.Response.Headers.RetryAfter =
        Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
