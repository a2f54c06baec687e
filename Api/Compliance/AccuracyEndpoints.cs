using LeadGrid.Access;
using LeadGrid.Edges;
using LeadGrid.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Compliance;

internal static class AccuracyEndpoints
{
    private const int UsualDays = 30;

    public static void MapAccuracy(this IEndpointRouteBuilder app)
    {
        var accuracy = app.MapGroup("/api/v1/compliance/accuracy").WithTags("Compliance").RequireAuthorization(Policies.Administrators);
        accuracy.MapGet("", Show)
            .WithName("getConsentAccuracy").WithSummary("How many of each day's messages and calls were right, judged again at night")
            .WithDescription(
                "Every message and call is judged again against the ledger and the rules of its time, by code that shares nothing with the sender's. "
                + "The last thirty days unless `from` and `to` say otherwise, the newest first; a day that waits or is being judged has no `doneAt`.")
            .WithResponseExample(StatusCodes.Status200OK, AccuracyAnswer.Example);
        accuracy.MapPost("/{day}", Again)
            .WithName("judgeDayAgain").WithSummary("Have a day's messages and calls judged once more")
            .WithDescription("It begins within a minute. Days that are not over, and those of more than four weeks ago, are not judged.")
            .ProducesRefusals(404);
    }

    private static async Task<Ok<AccuracyAnswer>> Show(
        HttpContext http, IGrainFactory grains, TimeProvider time, DateOnly? from = null, DateOnly? to = null)
    {
        var last = to ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var first = from ?? DateOnly.FromDayNumber(Math.Max(0, last.DayNumber - UsualDays));
        var days = await grains.GetGrain<IAccuracyGrain>(Workers.Any()).Days(http.GetActor(), first, last);
        return TypedResults.Ok(new AccuracyAnswer([.. days.Select(AccuracyDayAnswer.From)]));
    }

    private static async Task<Results<Accepted<AccuracyDayAnswer>, ProblemHttpResult>> Again(DateOnly day, HttpContext http, IGrainFactory grains) =>
        await grains.GetGrain<IAccuracyGrain>(Workers.Any()).JudgeAgain(http.GetActor(), day) is { } waiting
            ? TypedResults.Accepted((string?)null, AccuracyDayAnswer.From(waiting))
            : Problems.NotFound();
}
