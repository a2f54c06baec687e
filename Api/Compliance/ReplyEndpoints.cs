using LeadGrid.Access;
using LeadGrid.Edges;
using LeadGrid.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Compliance;

internal static class ReplyEndpoints
{
    /// <summary>Of the body, in bytes: two texts of the longest kind, each character escaped as JSON can.</summary>
    private const long BodyLimit = 2 * 6 * ReplyQuestion.MaximumLength + 1024;

    public static void MapReplies(this IEndpointRouteBuilder app) => app.MapPost("/api/v1/compliance/classify-reply", Classify)
        .RequireAuthorization(Policies.PermitAskers)
        .WithTags("Compliance").WithName("classifyReply").WithSummary("What a reply means")
        .WithDescription(
            "Says whether a reply is a refusal, and of what. Nothing is stored and nothing follows from asking. `question` says "
            + "which question was answered, by its name (`opt_in`, `opt_out`, any other) or in its words: YES and NO mean "
            + "something only as answers to our own. `hold` means that a person has to read it.")
        .WithMetadata(new RequestSizeLimit(BodyLimit))
        .WithRequestExample(new ReplyBody { Text = "Pls don't call, text me" })
        .WithResponseExample(StatusCodes.Status200OK, new ReplyJudgement
        {
            Intent = ReplyIntent.OptOut, Scope = [ContactChannel.Voice, ContactChannel.AiVoice], Confidence = 0.95, Matched = "pls dont call",
        })
        .ProducesRefusals(StatusCodes.Status400BadRequest, StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<ReplyJudgement>, ProblemHttpResult>> Classify(ReplyBody body, IGrainFactory grains)
    {
        if (body.Faults().ToArray() is { Length: > 0 } faults)
        {
            return Problems.Faults(faults);
        }

        var question = new ReplyQuestion(body.Text!, body.Question);
        return TypedResults.Ok(await grains.GetGrain<IReplyJudgeGrain>(Workers.Any()).Judge(question));
    }
}
