using LeadGrid.Access;
using LeadGrid.Edges;
using LeadGrid.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Compliance;

internal static class RuleEndpoints
{
    private const long BodyLimit = 1024 * 1024;
    private const int LongestVersion = 100;

    public static void MapRules(this IEndpointRouteBuilder app)
    {
        var rules = app.MapGroup("/api/v1/compliance/rules").WithTags("Compliance").RequireAuthorization(Policies.Administrators);
        rules.MapGet("", Show)
            .WithName("getRules").WithSummary("The contact rules in force, or as they stood in a version")
            .WithDescription("`origin` says whether a row ships with the program, was changed, or was added here; `unfit` names changes that the rows of this release leave no place for.")
            .ProducesRefusals(404);
        rules.MapPost("/changes", Change)
            .WithName("changeRules").WithSummary("Add, replace, end or restore rules")
            .WithDescription(
                "All changes or none. Nothing is deleted: a rule ends. What would allow more than before needs `confirmLaxer: true` and a "
                + "reason of at least 20 characters, and stands so in the history. Every silo works by the change within ten seconds.")
            .Accepts<RuleChangesBody>("application/json")
            .WithRequestExample(RuleChangesBody.Example)
            .WithMetadata(new RequestSizeLimit(BodyLimit))
            .ExpectsVersion()
            .ProducesRefusals(422, 503);
        rules.MapGet("/history", History)
            .WithName("getRuleHistory").WithSummary("Who changed which rule, when and why, newest first");
        rules.MapPost("/try", Try)
            .WithName("tryRules").WithSummary("Ask a question by the rules in force and by a draft")
            .WithDescription("Nothing is stored. `check` is the body of a check.")
            .Accepts<RuleTrialBody>("application/json")
            .WithMetadata(new RequestSizeLimit(BodyLimit))
            .ProducesRefusals(422);
    }

    private static async Task<Results<Ok<RulesAnswer>, ProblemHttpResult>> Show(HttpContext http, IGrainFactory grains, string? version = null)
    {
        var law = grains.GetGrain<IRuleBookGrain>(IRuleBookGrain.Key);
        var book = version is null ? await law.Get(http.GetActor())
            : version.Length <= LongestVersion ? await law.GetVersion(http.GetActor(), version)
            : null;
        if (book is null)
        {
            return Problems.NotFound();
        }

        http.Response.SetVersion(book.Number);
        return TypedResults.Ok(RulesAnswer.From(book));
    }

    private static async Task<Results<Ok<RulesAnswer>, ProblemHttpResult>> Change(HttpContext http, IGrainFactory grains, CancellationToken cancellation)
    {
        if (!http.Request.TryGetExpectedVersion(mayCreate: false, out var expected, out var problem))
        {
            return problem;
        }

        var body = await http.Request.ReadStrictly<RuleChangesBody>(cancellation);
        var answer = await grains.GetGrain<IRuleBookGrain>(IRuleBookGrain.Key).Change(http.GetActor(), expected, body.ToRequest());
        if (answer.Conflict)
        {
            return Problems.Changed(RulesAnswer.From(answer.Book));
        }

        if (answer.Faults.Length > 0)
        {
            return Problems.With(Problems.Faults(answer.Faults), "laxer", answer.Laxer);
        }

        http.Response.SetVersion(answer.Book.Number);
        return TypedResults.Ok(RulesAnswer.From(answer.Book));
    }

    private static async Task<Ok<RuleHistoryAnswer>> History(HttpContext http, IGrainFactory grains, long? before = null)
    {
        var page = await grains.GetGrain<IRuleBookGrain>(IRuleBookGrain.Key).History(http.GetActor(), before);
        return TypedResults.Ok(RuleHistoryAnswer.From(page));
    }

    private static async Task<Results<Ok<RuleTrialAnswer>, ProblemHttpResult>> Try(HttpContext http, IGrainFactory grains, CancellationToken cancellation)
    {
        var body = await http.Request.ReadStrictly<RuleTrialBody>(cancellation);
        var check = CheckReading.Read(body.Check);
        var trial = await grains.GetGrain<IComplianceGrain>(Workers.Any()).Try(http.GetActor(), check, [.. body.Changes.Select(change => change.ToChange())]);
        return trial is { Now: { } now, Draft: { } draft }
            ? TypedResults.Ok(new RuleTrialAnswer(CheckAnswer.From(now), CheckAnswer.From(draft), trial.Laxer))
            : Problems.Faults(trial.Faults);
    }
}
