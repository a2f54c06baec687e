using System.Text.Json;
using LeadGrid.Access;
using LeadGrid.Edges;
using LeadGrid.Hosting;

namespace LeadGrid.Intake;

internal static class IntakeEndpoints
{
    public const string IdempotencyHeader = "Idempotency-Key";
    public const string ReplayHeader = "Idempotency-Replayed";
    private const int MaximumKey = 255;
    private const string OperatorAsSeller = "operator";

    public static void MapIntake(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/leads", Post)
            .RequireAuthorization(Policies.Sellers)
            .WithTags("Intake").WithName("postLead").WithSummary("Post a lead")
            .WithDescription(
                "Answers once the lead is on disk. `Idempotency-Key`, or the same campaign and `externalId`, makes a repeated post "
                + "safe: it gets the first answer again, with `replay: true`. `?test=true` answers as usual and stores nothing.")
            .Accepts<LeadBody>("application/json")
            .Produces<IntakeResult>(StatusCodes.Status201Created)
            .Produces<IntakeResult>(StatusCodes.Status200OK)
            .WithRequestExample(LeadBody.Example)
            .ProducesRefusals(StatusCodes.Status400BadRequest, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status422UnprocessableEntity);
        app.MapBatch();
    }

    private static async Task<IResult> Post(HttpContext http, IGrainFactory grains, TimeProvider time, CancellationToken cancellation)
    {
        if (!http.Request.HasJsonContentType())
        {
            return Problems.OfStatus(StatusCodes.Status415UnsupportedMediaType);
        }

        var key = http.Request.Headers[IdempotencyHeader].ToString();
        if (key.Length > MaximumKey)
        {
            return Problems.Faults([new FieldFault(IdempotencyHeader, $"At most {MaximumKey} characters, please.")]);
        }

        using var body = await JsonDocument.ParseAsync(http.Request.Body, new JsonDocumentOptions { MaxDepth = 16 }, cancellation);
        var post = LeadPostReader.Read(body.RootElement);
        var campaign = LeadPostReader.Beside(body.RootElement, "campaign")?.Trim() ?? "";
        if (CampaignRefusal(http, campaign, post.Faults) is { } refusal)
        {
            return refusal;
        }

        var request = new IntakeRequest(
            SellerOf(http), http.GetKeyScope(), campaign,
            [new IntakeItem(post, key.Length == 0 ? null : key)],
            IsTest(http));
        var answers = await SafeRepeat.Submit(request, r => grains.GetGrain<IIntakeGrain>(Workers.Any()).Submit(r), time, cancellation);
        return Answer(http, answers[0]);
    }

    /// <summary>Why nothing may be posted to this campaign; null where something may.</summary>
    public static IResult? CampaignRefusal(HttpContext http, string campaign, FieldFault[] faults)
    {
        // No code holds a control character, and one of them, NUL, no database takes.
        if (campaign.Length is 0 or > 64 || campaign.Any(char.IsControl))
        {
            return Problems.Faults([new FieldFault("campaign", "Name the campaign by its code."), .. faults]);
        }

        return http.User.MayPostTo(campaign)
            ? null
            : Problems.Forbidden("This API key is not made for that campaign.");
    }

    /// <summary>Whose leads they are: the API key's seller, or the operator itself where an administrator imports.</summary>
    public static Actor SellerOf(HttpContext http)
    {
        var actor = http.GetActor();
        return actor.Kind == ActorKind.Administrator ? actor with { Id = OperatorAsSeller } : actor;
    }

    public static bool IsTest(HttpContext http) =>
        bool.TryParse(http.Request.Query["test"], out var test) && test;

    private static IResult Answer(HttpContext http, IntakeAnswer answer)
    {
        if (answer.Replay)
        {
            http.Response.Headers[ReplayHeader] = "true";
        }

        switch (answer.Outcome)
        {
            case IntakeOutcome.Accepted:
                return TypedResults.Json(IntakeResult.From(answer), statusCode: answer.Test ? StatusCodes.Status200OK : StatusCodes.Status201Created);
            case IntakeOutcome.Duplicate:
                return TypedResults.Ok(IntakeResult.From(answer));
            case IntakeOutcome.Rejected:
            case IntakeOutcome.KeyReused:
                var problem = Problems.Faults(answer.Faults);
                problem = Problems.With(problem, "outcome", answer.Outcome);
                return answer.Warnings.Length > 0 ? Problems.With(problem, "warnings", answer.Warnings) : problem;
            default:
                throw new InvalidOperationException($"No answer for {answer.Outcome}.");
        }
    }
}
