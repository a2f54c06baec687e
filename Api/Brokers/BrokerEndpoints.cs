using LeadGrid.Access;
using LeadGrid.Campaigns;
using LeadGrid.Edges;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Brokers;

internal static class BrokerEndpoints
{
    private const long ProfileLimit = 1024 * 1024;

    public static void MapBrokers(this IEndpointRouteBuilder app)
    {
        var brokers = app.MapGroup("/api/v1/brokers").WithTags("Brokers");
        brokers.MapGet("", List)
            .RequireAuthorization(Policies.Staff)
            .WithName("ListBrokers")
            .WithSummary("All brokers, by id; a broker sees itself");
        brokers.MapGet("/{id}", Show)
            .RequireAuthorization(Policies.Staff)
            .WithName("GetBroker")
            .WithSummary("A broker's profile")
            .ProducesRefusals(404);
        brokers.MapPut("/{id}", Put)
            .RequireAuthorization(Policies.Staff)
            .WithName("PutBroker")
            .WithSummary("Create a broker or replace its profile; for administrators")
            .WithDescription("When it answers, every later lead is routed by the new profile. The version in the body is not read.")
            .Accepts<BrokerProfile>("application/json")
            .WithRequestExample(BrokerExample.Profile)
            .WithMetadata(new RequestSizeLimit(ProfileLimit))
            .ExpectsVersion(mayCreate: true)
            .ProducesRefusals(404, 422, 503);
        brokers.MapGet("/{id}/notice-secret", NoticeSecret)
            .RequireAuthorization(Policies.Staff)
            .WithName("GetNoticeSecret")
            .WithSummary("The secret that signs what a broker's own system is told")
            .ProducesRefusals(404);
        MapPause("pause", paused: true, "PauseBroker", "Send no new leads to a broker; it keeps the ones it has");
        MapPause("resume", paused: false, "ResumeBroker", "Send new leads to a broker again");

        void MapPause(string verb, bool paused, string name, string summary) => brokers
            .MapPost($"/{{id}}/{verb}", (string id, HttpContext context, IGrainFactory grains) => Pause(id, paused, context, grains))
            .RequireAuthorization(Policies.Staff)
            .WithName(name)
            .WithSummary(summary)
            .ProducesRefusals(404, 503);
    }

    private static async Task<BrokerList> List(HttpContext context, IGrainFactory grains)
    {
        var actor = context.GetActor();
        var ids = actor.Kind == ActorKind.Broker
            ? [actor.Id]
            : await grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key).Brokers();
        var profiles = await Task.WhenAll(ids.Select(id => grains.GetGrain<IBrokerGrain>(id).Get(actor)));
        return new BrokerList([.. profiles.OfType<BrokerProfile>()]);
    }

    private static async Task<Results<Ok<BrokerProfile>, ProblemHttpResult>> Show(
        string id, HttpContext context, IGrainFactory grains) =>
        Answer(context, await grains.GetGrain<IBrokerGrain>(id).Get(context.GetActor()));

    private static async Task<Results<Ok<BrokerProfile>, Created<BrokerProfile>, ProblemHttpResult>> Put(
        string id, HttpContext context, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var actor = context.GetActor();
        if (actor.Kind == ActorKind.Broker)
        {
            return actor.Id == id ? Problems.Forbidden("Ask an administrator to change your profile.") : Problems.NotFound();
        }

        if (!context.Request.TryGetExpectedVersion(mayCreate: true, out var expected, out var problem))
        {
            return problem;
        }

        var next = await context.Request.ReadStrictly<BrokerProfile>(cancellationToken);
        var broker = grains.GetGrain<IBrokerGrain>(id);
        var answer = await broker.Put(actor, next, expected);
        if (answer.Conflict)
        {
            return Problems.Changed(await broker.Get(actor));
        }

        if (answer.Faults.Length > 0)
        {
            return Problems.Faults(answer.Faults);
        }

        context.Response.SetVersion(answer.Version);
        next = next with { Version = answer.Version };
        return expected == 0
            ? TypedResults.Created($"/api/v1/brokers/{id}", next)
            : TypedResults.Ok(next);
    }

    private static async Task<Results<Ok<NoticeSecretAnswer>, ProblemHttpResult>> NoticeSecret(string id, HttpContext context, IGrainFactory grains) =>
        await grains.GetGrain<IBrokerGrain>(id).NoticeSecret(context.GetActor()) is { } secret
            ? TypedResults.Ok(new NoticeSecretAnswer(secret))
            : Problems.NotFound();

    private static async Task<Results<Ok<BrokerProfile>, ProblemHttpResult>> Pause(
        string id, bool paused, HttpContext context, IGrainFactory grains) =>
        Answer(context, await grains.GetGrain<IBrokerGrain>(id).Pause(context.GetActor(), paused));

    private static Results<Ok<BrokerProfile>, ProblemHttpResult> Answer(HttpContext context, BrokerProfile? profile)
    {
        if (profile is null)
        {
            return Problems.NotFound();
        }

        context.Response.SetVersion(profile.Version);
        return TypedResults.Ok(profile);
    }
}

/// <param name="Secret">64 letters and digits: the key of the signature (<see cref="Outreach.SignedBody"/>).</param>
internal sealed record NoticeSecretAnswer(string Secret)
{
    public override string ToString() => nameof(NoticeSecretAnswer);
}

internal sealed record BrokerList(BrokerProfile[] Brokers);
