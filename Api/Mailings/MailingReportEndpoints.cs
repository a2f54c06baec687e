using System.Text.Json;
using LeadGrid.Access;
using LeadGrid.Edges;
using LeadGrid.Hosting;
using LeadGrid.Intake;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Mailings;

/// <summary>What mailings would reach and have reached, and what the operator wants of them. For administrators.</summary>
internal static class MailingReportEndpoints
{
    private const long BodyLimit = 64 * 1024;

    private static readonly Dictionary<string, RecipientFilter> s_filters = Enum.GetValues<RecipientFilter>()
        .ToDictionary(filter => JsonNamingPolicy.SnakeCaseLower.ConvertName(filter.ToString()), StringComparer.Ordinal);

    public static void MapMailingReports(this IEndpointRouteBuilder app)
    {
        var campaign = app.MapGroup("/api/v1/campaigns/{code}").WithTags("Mailings").RequireAuthorization(Policies.Administrators);
        campaign.MapPost("/mailing-reach", Reach)
            .WithName("GetMailingReach").WithSummary("How many people a segment holds now, one for each e-mail address")
            .Accepts<MailingSegment>("application/json")
            .WithRequestExample(MailingExample.Content.Segment)
            .WithMetadata(new RequestSizeLimit(BodyLimit))
            .ProducesRefusals(422);
        campaign.MapGet("/mailings/{id}/figures", Figures)
            .WithName("GetMailingFigures").WithSummary("What became of a mailing, in people")
            .WithDescription($"Delivered and bounced are of those sent, everything else of those delivered. Booked and showed are counted within {MailingFigures.AttributionDays} days.")
            .ProducesRefusals(404);
        campaign.MapGet("/mailings/{id}/recipients", Recipients)
            .WithName("ListMailingRecipients").WithSummary("The people of a mailing by lead, and what became of each")
            .WithDescription($"At most {MailingRecipient.PageSize} a page; go on with `after` = `next`. `filter` is one of {string.Join(", ", s_filters.Keys)}.")
            .ProducesRefusals(404, 422);

        app.MapGet("/api/v1/mailing-targets", async (HttpContext http, IGrainFactory grains) => Shown(http, await Targets(grains).Get()))
            .WithTags("Mailings").RequireAuthorization(Policies.Administrators)
            .WithName("GetMailingTargets").WithSummary("What the operator wants of mailings: bands of shares of those delivered");
        app.MapPut("/api/v1/mailing-targets", PutTargets)
            .WithTags("Mailings").RequireAuthorization(Policies.Administrators)
            .WithName("PutMailingTargets").WithSummary("Set what the operator wants of mailings")
            .WithDescription("The version in the body is not read.")
            .Accepts<MailingTargets>("application/json")
            .WithRequestExample(new MailingTargets())
            .WithMetadata(new RequestSizeLimit(BodyLimit))
            .ExpectsVersion(mayCreate: false)
            .ProducesRefusals(422);
    }

    private static async Task<Results<Ok<ReachAnswer>, ProblemHttpResult>> Reach(string code, HttpContext http, IGrainFactory grains, CancellationToken cancellation)
    {
        var segment = await http.Request.ReadStrictly<MailingSegment>(cancellation);
        return await Report(grains).Reach(http.GetActor(), code, segment) switch
        {
            { Faults: [] } reach => TypedResults.Ok(new ReachAnswer(reach.People)),
            { } faulty => Problems.Faults(faulty.Faults),
            null => Problems.NotFound(),
        };
    }

    private static async Task<Results<Ok<MailingFigures>, ProblemHttpResult>> Figures(string code, string id, HttpContext http, IGrainFactory grains) =>
        await Report(grains).Figures(http.GetActor(), code, id) is { } figures ? TypedResults.Ok(figures) : Problems.NotFound();

    private static async Task<Results<Ok<RecipientPage>, ProblemHttpResult>> Recipients(
        string code, string id, HttpContext http, IGrainFactory grains, string filter = "all", Guid? after = null)
    {
        if (!s_filters.TryGetValue(filter, out var which))
        {
            return Problems.Faults([new FieldFault("filter", $"Use one of {string.Join(", ", s_filters.Keys)}.")]);
        }

        return await Report(grains).Recipients(http.GetActor(), code, id, which, after) is { } recipients
            ? TypedResults.Ok(new RecipientPage(recipients, recipients.Length == MailingRecipient.PageSize ? recipients[^1].LeadId : null))
            : Problems.NotFound();
    }

    private static async Task<Results<Ok<MailingTargets>, ProblemHttpResult>> PutTargets(HttpContext http, IGrainFactory grains, CancellationToken cancellation)
    {
        if (!http.Request.TryGetExpectedVersion(mayCreate: false, out var expected, out var problem))
        {
            return problem;
        }

        var put = await Targets(grains).Put(http.GetActor(), await http.Request.ReadStrictly<MailingTargets>(cancellation), expected);
        return put switch
        {
            { Changed: true } => Problems.Changed(put.Targets),
            { Faults: [_, ..] } => Problems.Faults(put.Faults),
            _ => Shown(http, put.Targets),
        };
    }

    private static Ok<MailingTargets> Shown(HttpContext http, MailingTargets targets)
    {
        http.Response.SetVersion(targets.Version);
        return TypedResults.Ok(targets);
    }

    private static IMailingReportGrain Report(IGrainFactory grains) => grains.GetGrain<IMailingReportGrain>(Workers.Any());

    private static IMailingTargetsGrain Targets(IGrainFactory grains) => grains.GetGrain<IMailingTargetsGrain>(IMailingTargetsGrain.Key);
}

internal sealed record ReachAnswer(int People);

/// <param name="Next">Where the next page begins; null: it was the last.</param>
internal sealed record RecipientPage(MailingRecipient[] Recipients, Guid? Next);
