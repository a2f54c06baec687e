using LeadGrid.Access;
using LeadGrid.Edges;
using LeadGrid.Hosting;
using LeadGrid.Intake;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Compliance;

internal static class ListEndpoints
{
    public static void MapLists(this IEndpointRouteBuilder app)
    {
        var lists = app.MapGroup("/api/v1/compliance/lists").WithTags("Compliance").RequireAuthorization(Policies.Administrators);
        lists.MapPost("", Import)
            .WithName("importList").WithSummary("Import a list of whom not to contact")
            .WithDescription(
                "A file of numbers or addresses, one a line, as text or CSV, with or without a header; up to ten million lines. `kind` is national, "
                + "own, litigators, reassigned (number, date of the query, yes, no or no data) or seller (with `seller`). `asOf` is the date of the "
                + "copy, today by default; `areaCodes` what a national copy covers. The older copy counts until the whole file is read. "
                + "What is stored are keyed hashes.")
            .Accepts<string>("text/csv", "text/plain")
            .WithResponseExample(StatusCodes.Status200OK, ImportAnswer.Example)
            .ProducesRefusals(400, 415, 422, 503);
        lists.MapGet("", Show)
            .WithName("getLists").WithSummary("The imported lists, their age, and whether they are too old");
        lists.MapDelete("/{listId:long}", Retire)
            .WithName("retireList").WithSummary("Take a list out of force")
            .WithDescription("It stays in the audit.")
            .ProducesRefusals(404);
        lists.MapPost("/lift", Lift)
            .WithName("liftLitigator").WithSummary("Take a number off the lists of litigators")
            .WithDescription("It holds until a newer copy names the number again.")
            .WithRequestExample(new LiftBody("201-555-0123", "Settled on 2026-11-20; the release is in the file."))
            .ProducesRefusals(404, 422);
    }

    private static async Task<Results<Ok<ImportAnswer>, ProblemHttpResult>> Import(
        HttpContext http, IGrainFactory grains, TimeProvider time, CancellationToken cancellation,
        string? kind = null, string? name = null, string? asOf = null, string? seller = null, string? areaCodes = null)
    {
        if (http.Request.ContentType?.Split(';')[0].Trim().ToLowerInvariant() is not ("text/csv" or "text/plain"))
        {
            return Problems.OfStatus(StatusCodes.Status415UnsupportedMediaType);
        }

        var faults = new List<FieldFault>();
        var import = ImportReading.Read(kind, name, asOf, seller, areaCodes, time.GetUtcNow(), faults);
        if (faults.Count > 0)
        {
            return Problems.Faults(faults);
        }

        http.Unbound();
        var run = new ListImportRun(grains, http.GetActor());
        return await run.Run(import, http.Request.Body, cancellation) is { } answer
            ? TypedResults.Ok(answer)
            : Problems.With(Problems.Faults(run.Faults), "lines", run.LineFaults);
    }

    private static async Task<Ok<ListsAnswer>> Show(HttpContext http, IGrainFactory grains) => TypedResults.Ok(
        new ListsAnswer([.. (await grains.GetGrain<ISuppressionGrain>(Workers.Any()).All(http.GetActor())).Select(ListAnswer.From)]));

    private static async Task<Results<NoContent, ProblemHttpResult>> Retire(long listId, HttpContext http, IGrainFactory grains) =>
        await grains.GetGrain<ISuppressionGrain>(Workers.Any()).Retire(http.GetActor(), listId) ? TypedResults.NoContent() : Problems.NotFound();

    private static async Task<Results<NoContent, ProblemHttpResult>> Lift(LiftBody body, HttpContext http, IGrainFactory grains)
    {
        var answer = await grains.GetGrain<ISuppressionGrain>(Workers.Any()).Lift(http.GetActor(), new PersonalText(body.Phone), body.Reason);
        return answer.Faults.Length > 0 ? Problems.Faults(answer.Faults)
            : answer.Lifted ? TypedResults.NoContent()
            : Problems.NotFound();
    }
}
