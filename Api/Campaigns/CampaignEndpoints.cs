using LeadGrid.Access;
using LeadGrid.Edges;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Campaigns;

internal static class CampaignEndpoints
{
    private const long DefinitionLimit = 1024 * 1024;

    /// <summary>Days in one answer of the counters: a year and a day.</summary>
    private const int LongestCount = 367;

    public static void MapCampaigns(this IEndpointRouteBuilder app)
    {
        var campaigns = app.MapGroup("/api/v1/campaigns").WithTags("Campaigns");
        campaigns.MapGet("", List)
            .RequireAuthorization(Policies.Administrators)
            .WithName("ListCampaigns")
            .WithSummary("All campaigns, by code");
        campaigns.MapGet("/{code}", Show)
            .RequireAuthorization(Policies.Administrators)
            .WithName("GetCampaign")
            .WithSummary("A campaign's settings")
            .ProducesRefusals(404);
        campaigns.MapPut("/{code}", Put)
            .RequireAuthorization(Policies.Administrators)
            .WithName("PutCampaign")
            .WithSummary("Create a campaign or replace its settings")
            .WithDescription("When it answers, every later post is judged and routed by the new settings. The version in the body is not read.")
            .Accepts<CampaignDefinition>("application/json")
            .WithRequestExample(CampaignExample.Definition)
            .WithMetadata(new RequestSizeLimit(DefinitionLimit))
            .ExpectsVersion(mayCreate: true)
            .ProducesRefusals(422, 503);
        campaigns.MapGet("/{code}/counters", Count)
            .RequireAuthorization(Policies.Administrators)
            .WithName("GetCampaignCounters")
            .WithSummary("What has happened in a campaign, by day, and what waits in it")
            .WithDescription("Days are UTC, both included; by default the last seven. `asOf` tells how far the log is counted: usually a second behind.")
            .ProducesRefusals(400, 404);
        campaigns.MapGet("/{code}/speed", Speed)
            .RequireAuthorization(Policies.Administrators)
            .WithName("GetCampaignSpeed")
            .WithSummary("Speed-to-lead: how fast leads were routed, noticed and first contacted")
            .WithDescription("Of leads that came on these days (UTC, both included; by default the last seven), in all and of those that came in allowed hours.")
            .ProducesRefusals(400, 404);
        campaigns.MapGet("/{code}/specification", Specify)
            .RequireAuthorization(Policies.SpecificationReaders)
            .WithName("GetPostingSpecification")
            .WithSummary("What to post to a campaign")
            .WithDescription("Made from the campaign's settings, with an example that it would take.")
            .ProducesRefusals(404);
    }

    private static async Task<CampaignList> List(IGrainFactory grains)
    {
        var codes = await grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key).Campaigns();
        var definitions = await Task.WhenAll(codes.Select(code => grains.GetGrain<ICampaignGrain>(code).Get()));
        return new CampaignList([.. definitions.OfType<CampaignDefinition>()]);
    }

    private static async Task<Results<Ok<CampaignDefinition>, ProblemHttpResult>> Show(
        string code, IGrainFactory grains, HttpResponse response)
    {
        if (await grains.GetGrain<ICampaignGrain>(code).Get() is not { } definition)
        {
            return Problems.NotFound();
        }

        response.SetVersion(definition.Version);
        return TypedResults.Ok(definition);
    }

    private static async Task<Results<Ok<CampaignDefinition>, Created<CampaignDefinition>, ProblemHttpResult>> Put(
        string code, HttpContext context, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (!context.Request.TryGetExpectedVersion(mayCreate: true, out var expected, out var problem))
        {
            return problem;
        }

        var next = await context.Request.ReadStrictly<CampaignDefinition>(cancellationToken);
        var campaign = grains.GetGrain<ICampaignGrain>(code);
        var answer = await campaign.Put(context.GetActor(), next, expected);
        if (answer.Conflict)
        {
            return Problems.Changed(await campaign.Get());
        }

        if (answer.Faults.Length > 0)
        {
            return Problems.Faults(answer.Faults);
        }

        context.Response.SetVersion(answer.Version);
        next = next with { Version = answer.Version };
        return expected == 0
            ? TypedResults.Created($"/api/v1/campaigns/{code}", next)
            : TypedResults.Ok(next);
    }

    private static Task<Results<Ok<CampaignCounters>, ProblemHttpResult>> Count(
        string code, HttpContext context, IGrainFactory grains, TimeProvider time, DateOnly? from = null, DateOnly? to = null) =>
        OverDays(code, grains, time, from, to, (first, last) => grains.GetGrain<ICountersGrain>(0).Of(context.GetActor(), code, first, last));

    private static Task<Results<Ok<CampaignSpeed>, ProblemHttpResult>> Speed(
        string code, HttpContext context, IGrainFactory grains, TimeProvider time, DateOnly? from = null, DateOnly? to = null) =>
        OverDays(code, grains, time, from, to, (first, last) => grains.GetGrain<ICountersGrain>(0).Speed(context.GetActor(), code, first, last));

    private static async Task<Results<Ok<T>, ProblemHttpResult>> OverDays<T>(
        string code, IGrainFactory grains, TimeProvider time, DateOnly? from, DateOnly? to, Func<DateOnly, DateOnly, Task<T?>> ask)
        where T : class
    {
        var last = to ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var first = from ?? last.AddDays(-6);
        if (first > last || last.DayNumber - first.DayNumber >= LongestCount)
        {
            return Problems.BadRequest($"Give `from` and `to` as days, in this order and at most {LongestCount} of them.");
        }

        return await grains.GetGrain<ICampaignGrain>(code).Get() is not null && await ask(first, last) is { } answer
            ? TypedResults.Ok(answer)
            : Problems.NotFound();
    }

    private static async Task<Results<Ok<PostingSpecification>, ProblemHttpResult>> Specify(
        string code, HttpContext context, IGrainFactory grains, TimeProvider time)
    {
        // Not told apart: a campaign that the key is not made for, and none.
        if (!context.User.MayPostTo(code) || await grains.GetGrain<ICampaignGrain>(code).Get() is not { } definition)
        {
            return Problems.NotFound();
        }

        var request = context.Request;
        return TypedResults.Ok(PostingSpecification.Of(definition, $"{request.Scheme}://{request.Host}/api/v1/leads", time.GetUtcNow()));
    }
}

internal sealed record CampaignList(CampaignDefinition[] Campaigns);
