using LeadGrid.Access;
using LeadGrid.Edges;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Mailings;

/// <summary>E-mail campaigns: written, started, watched. For administrators.</summary>
internal static class MailingEndpoints
{
    private const long ContentLimit = 64 * 1024;

    public static void MapMailings(this IEndpointRouteBuilder app)
    {
        var mailings = app.MapGroup("/api/v1/campaigns/{code}/mailings").WithTags("Mailings").RequireAuthorization(Policies.Administrators);
        mailings.MapGet("", List)
            .WithName("ListMailings").WithSummary("A campaign's mailings, the newest change first");
        mailings.MapGet("/{id}", Show)
            .WithName("GetMailing").WithSummary("A mailing as it stands")
            .ProducesRefusals(404);
        mailings.MapPut("/{id}", Put)
            .WithName("PutMailing").WithSummary("Write a mailing's draft")
            .WithDescription("One template, once to each person of a segment. It changes only before it is started.")
            .Accepts<MailingContent>("application/json")
            .WithRequestExample(MailingExample.Content)
            .WithMetadata(new RequestSizeLimit(ContentLimit))
            .ExpectsVersion(mayCreate: true)
            .ProducesRefusals(404, 409, 422);
        Step("start", "Take down who is in the segment now, and begin to write to them", (mailing, actor, expected) => mailing.Start(actor, expected));
        Step("pause", "Write nothing more until it is resumed; what was written leaves", (mailing, actor, expected) => mailing.Pause(actor, expected));
        Step("resume", "Go on writing", (mailing, actor, expected) => mailing.Resume(actor, expected));
        Step("stop", "End it for good; whoever was not written to is not any more", (mailing, actor, expected) => mailing.Stop(actor, expected));
        app.MapMailingReports();

        void Step(string name, string summary, Func<IMailingGrain, Actor, long, Task<MailingResult>> step) => mailings
            .MapPost($"/{{id}}/{name}", (string code, string id, HttpContext http, IGrainFactory grains) => Take(code, id, http, grains, step))
            .WithName($"mailing_{name}").WithSummary(summary)
            .ExpectsVersion()
            .ProducesRefusals(404, 409, 422);
    }

    private static async Task<MailingList> List(string code, HttpContext http, IGrainFactory grains)
    {
        var ids = await grains.GetGrain<IMailingCatalogGrain>(code).Ids();
        var actor = http.GetActor();
        var found = await Task.WhenAll(ids.Select(id => Grain(grains, code, id).Get(actor)));
        return new MailingList([.. found.OfType<Mailing>().OrderByDescending(mailing => mailing.At)]);
    }

    private static async Task<Results<Ok<Mailing>, ProblemHttpResult>> Show(string code, string id, HttpContext http, IGrainFactory grains)
    {
        if (await Grain(grains, code, id).Get(http.GetActor()) is not { } mailing)
        {
            return Problems.NotFound();
        }

        http.Response.SetVersion(mailing.Revision);
        return TypedResults.Ok(mailing);
    }

    private static async Task<Results<Ok<Mailing>, Created<Mailing>, ProblemHttpResult>> Put(
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

        var content = await http.Request.ReadStrictly<MailingContent>(cancellation);
        var result = await Grain(grains, code, id).Save(http.GetActor(), content, expected);
        if (result is not MailingStored { Mailing: var mailing })
        {
            return Refusal(result, http.Response);
        }

        http.Response.SetVersion(mailing.Revision);
        return expected == 0 ? TypedResults.Created($"/api/v1/campaigns/{code}/mailings/{id}", mailing) : TypedResults.Ok(mailing);
    }

    private static async Task<Results<Ok<Mailing>, ProblemHttpResult>> Take(
        string code, string id, HttpContext http, IGrainFactory grains, Func<IMailingGrain, Actor, long, Task<MailingResult>> step)
    {
        if (!http.Request.TryGetExpectedVersion(mayCreate: false, out var expected, out var problem))
        {
            return problem;
        }

        var result = await step(Grain(grains, code, id), http.GetActor(), expected);
        if (result is not MailingStored { Mailing: var mailing })
        {
            return Refusal(result, http.Response);
        }

        http.Response.SetVersion(mailing.Revision);
        return TypedResults.Ok(mailing);
    }

    private static IMailingGrain Grain(IGrainFactory grains, string code, string id) => grains.GetGrain<IMailingGrain>(IMailingGrain.KeyOf(code, id));

    private static ProblemHttpResult Refusal(MailingResult result, HttpResponse response)
    {
        switch (result)
        {
            case MailingChanged changed:
                return Problems.Changed(changed.Mailing);
            case MailingFaulty faulty:
                return Problems.Faults(faulty.Faults);
            case MailingRefused refused:
                response.SetVersion(refused.Mailing.Revision);
                return Problems.Conflict(refused.Problem, refused.Mailing);
            case MailingUnknown:
                return Problems.NotFound();
            default:
                throw new InvalidOperationException($"No answer for {result.GetType().Name}.");
        }
    }
}

internal sealed record MailingList(Mailing[] Mailings);
