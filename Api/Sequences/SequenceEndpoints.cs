using LeadGrid.Access;
using LeadGrid.Edges;
using LeadGrid.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Sequences;

/// <summary>The follow-up sequences of a campaign: written, rehearsed, published. For administrators.</summary>
internal static class SequenceEndpoints
{
    private const long ContentLimit = 512 * 1024;

    public static void MapSequences(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/sequences/shipped", () => TypedResults.Ok(new ShippedList(ShippedSequences.All)))
            .WithTags("Sequences")
            .RequireAuthorization(Policies.Administrators)
            .WithName("ListShippedSequences").WithSummary("Sequences to begin with")
            .WithDescription("Nothing runs on them by itself: save one as a draft of a campaign, with templates of your own.");

        var sequences = app.MapGroup("/api/v1/campaigns/{code}/sequences").WithTags("Sequences").RequireAuthorization(Policies.Administrators);
        sequences.MapGet("", List)
            .WithName("ListSequences").WithSummary("A campaign's sequences, by id");
        sequences.MapGet("/{id}", Show)
            .WithName("GetSequence").WithSummary("A sequence with every version that was published")
            .ProducesRefusals(404);
        sequences.MapPut("/{id}", Put)
            .WithName("PutSequence").WithSummary("Save a draft, as the sequence's next version")
            .WithDescription("What is live stays in use until the draft is published. An older version is restored by saving what it says. A file that was exported is imported in the same way.")
            .Accepts<SequenceContent>("application/json")
            .WithRequestExample(SequenceExample.Content)
            .WithMetadata(new RequestSizeLimit(ContentLimit))
            .ExpectsVersion(mayCreate: true)
            .ProducesRefusals(404, 409, 422);
        Step("publish", "Begin runs on the draft from now on", (sequence, actor, expected) => sequence.Publish(actor, expected));
        Step("withdraw", "Begin no further run; those under way finish", (sequence, actor, expected) => sequence.Withdraw(actor, expected));
        Rehearse("preview", "When each step would go out for one lead, and what would put it off", (grain, actor, question) => grain.Preview(actor, question));
        Rehearse("dry-run", "What it would have done with the campaign's last leads", (grain, actor, question) => grain.DryRun(actor, question));

        void Step(string name, string summary, Func<ISequenceGrain, Actor, long, Task<SequenceResult>> step) => sequences
            .MapPost($"/{{id}}/{name}", (string code, string id, HttpContext http, IGrainFactory grains) => Take(code, id, http, grains, step))
            .WithName($"sequence_{name}").WithSummary(summary)
            .ExpectsVersion()
            .ProducesRefusals(404, 409, 422);

        void Rehearse(string name, string summary, Func<ISequencePreviewGrain, Actor, SequenceQuestion, Task<SequencePreviewResult>> show) => sequences
            .MapPost(
                $"/{{id}}/{name}",
                (string code, string id, HttpContext http, IGrainFactory grains, CancellationToken cancellation) => Answer(code, id, http, grains, show, cancellation))
            .WithName($"sequence_{name}").WithSummary(summary)
            .Accepts<RehearsalBody>("application/json")
            .WithRequestExample(new RehearsalBody { State = "FL" })
            .WithMetadata(new RequestSizeLimit(ContentLimit))
            .ProducesRefusals(404, 422);
    }

    private static async Task<SequenceList> List(string code, HttpContext http, IGrainFactory grains)
    {
        var ids = await grains.GetGrain<ISequenceCatalogGrain>(code).Ids();
        var actor = http.GetActor();
        var found = await Task.WhenAll(ids.Select(id => Grain(grains, code, id).Get(actor)));
        return new SequenceList([.. found.OfType<FollowUpSequence>()]);
    }

    private static async Task<Results<Ok<FollowUpSequence>, ProblemHttpResult>> Show(string code, string id, HttpContext http, IGrainFactory grains)
    {
        if (await Grain(grains, code, id).Get(http.GetActor()) is not { } sequence)
        {
            return Problems.NotFound();
        }

        http.Response.SetVersion(sequence.Revision);
        return TypedResults.Ok(sequence);
    }

    private static async Task<Results<Ok<FollowUpSequence>, Created<FollowUpSequence>, ProblemHttpResult>> Put(
        string code, string id, HttpContext http, IGrainFactory grains, CancellationToken cancellation)
    {
        if (!http.Request.TryGetExpectedVersion(mayCreate: true, out var expected, out var problem))
        {
            return problem;
        }

        if (await grains.GetGrain<Campaigns.ICampaignGrain>(code).Get() is null)
        {
            return Problems.NotFound();
        }

        var content = await http.Request.ReadStrictly<SequenceContent>(cancellation);
        var result = await Grain(grains, code, id).Save(http.GetActor(), content, expected);
        if (result is not SequenceStored { Sequence: var sequence })
        {
            return Refusal(result, http.Response);
        }

        http.Response.SetVersion(sequence.Revision);
        return expected == 0 ? TypedResults.Created($"/api/v1/campaigns/{code}/sequences/{id}", sequence) : TypedResults.Ok(sequence);
    }

    private static async Task<Results<Ok<FollowUpSequence>, ProblemHttpResult>> Take(
        string code, string id, HttpContext http, IGrainFactory grains, Func<ISequenceGrain, Actor, long, Task<SequenceResult>> step)
    {
        if (!http.Request.TryGetExpectedVersion(mayCreate: false, out var expected, out var problem))
        {
            return problem;
        }

        var result = await step(Grain(grains, code, id), http.GetActor(), expected);
        if (result is not SequenceStored { Sequence: var sequence })
        {
            return Refusal(result, http.Response);
        }

        http.Response.SetVersion(sequence.Revision);
        return TypedResults.Ok(sequence);
    }

    private static async Task<Results<Ok<SequencePreviewed>, Ok<SequenceDryRun>, ProblemHttpResult>> Answer(
        string code, string id, HttpContext http, IGrainFactory grains,
        Func<ISequencePreviewGrain, Actor, SequenceQuestion, Task<SequencePreviewResult>> show, CancellationToken cancellation)
    {
        var body = await http.Request.ReadStrictly<RehearsalBody>(cancellation);
        return await show(grains.GetGrain<ISequencePreviewGrain>(Workers.Any()), http.GetActor(), body.ToQuestion(code, id)) switch
        {
            SequencePreviewed shown => TypedResults.Ok(shown),
            SequenceDryRun run => TypedResults.Ok(run),
            SequenceQuestionFaulty faulty => Problems.Faults(faulty.Faults),
            SequenceQuestionUnknown => Problems.NotFound(),
            var other => throw new InvalidOperationException($"No answer for {other.GetType().Name}."),
        };
    }

    private static ISequenceGrain Grain(IGrainFactory grains, string code, string id) =>
        grains.GetGrain<ISequenceGrain>(ISequenceGrain.KeyOf(code, id));

    private static ProblemHttpResult Refusal(SequenceResult result, HttpResponse response)
    {
        switch (result)
        {
            case SequenceChanged changed:
                return Problems.Changed(changed.Sequence);
            case SequenceFaulty faulty:
                return Problems.Faults(faulty.Faults);
            case SequenceRefused refused:
                response.SetVersion(refused.Sequence.Revision);
                return Problems.Conflict(refused.Problem, refused.Sequence);
            case SequenceUnknown:
                return Problems.NotFound();
            default:
                throw new InvalidOperationException($"No answer for {result.GetType().Name}.");
        }
    }
}

internal sealed record SequenceList(FollowUpSequence[] Sequences);

internal sealed record ShippedList(ShippedSequence[] Sequences);

/// <summary>Which steps, and for whom; {} is the newest version for an invented person in New York who begins now.</summary>
internal sealed record RehearsalBody
{
    /// <summary>The number of a saved version; null: the newest.</summary>
    public int? Version { get; init; }

    /// <summary>Steps that are not saved yet, in the place of the sequence's.</summary>
    public SequenceContent? Draft { get; init; }

    /// <summary>Of a preview; null: an invented person who has agreed to everything.</summary>
    public Guid? LeadId { get; init; }

    /// <summary>The invented person's state, two letters.</summary>
    public string? State { get; init; }

    /// <summary>When the run begins; null: now.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Of a dry run: of how many leads at most, 1 to 500; null: 100.</summary>
    public int? Leads { get; init; }

    public SequenceQuestion ToQuestion(string campaign, string sequence)
    {
        var question = new SequenceQuestion
        {
            Campaign = campaign,
            Sequence = sequence,
            Version = Version,
            Draft = Draft,
            LeadId = LeadId,
            At = At?.ToUniversalTime(),
        };
        question = State is null ? question : question with { State = State };
        return Leads is { } leads ? question with { Leads = leads } : question;
    }
}
