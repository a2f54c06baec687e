using System.Text.Json;
using LeadGrid.Access;
using LeadGrid.Edges;
using LeadGrid.Hosting;
using LeadGrid.Intake;
using LeadGrid.Outreach;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Compliance;

internal static class ComplianceEndpoints
{
    public static void MapCompliance(this IEndpointRouteBuilder app)
    {
        app.MapCheck();
        app.MapPost("/api/v1/compliance/refusals", Refuse)
            .RequireAuthorization(Policies.Sellers)
            .WithTags("Compliance").WithName("recordRefusal").WithSummary("Record that somebody wants no more contact")
            .WithDescription("When it is answered, nothing more leaves to that person by these channels. No channels: by none at all.")
            .WithRequestExample(new ReportedRefusal("+1 201 555 0123", null, [ContactChannel.Sms, ContactChannel.Voice]))
            .ProducesRefusals(StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable);
        app.MapPost("/api/v1/compliance/ledgers/verification", Verify)
            .RequireAuthorization(Policies.Administrators)
            .WithTags("Compliance").WithName("verifyLedgers").WithSummary("Prove that no entry of the consent ledgers was changed, removed or reordered")
            .WithDescription("A thousand contacts a call; go on with `after` = `next` until that is null.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Refuse(ReportedRefusal? body, IGrainFactory grains)
    {
        var (refusal, faults) = ReportedRefusal.Read(body);
        if (refusal is null)
        {
            return Problems.Faults(faults);
        }

        return await grains.GetGrain<IInboundGrain>(Workers.Any()).Refuse(refusal)
            ? TypedResults.NoContent()
            : Problems.Faults([new FieldFault(refusal.Phone is null ? "email" : "phone", "Give a whole number or address, as one would dial or write to it.")]);
    }

    private static async Task<Ok<LedgerReport>> Verify(string? after, HttpContext http, IGrainFactory grains) =>
        TypedResults.Ok(await grains.GetGrain<IComplianceGrain>(Workers.Any()).VerifyLedgers(http.GetActor(), after));

    private static void MapCheck(this IEndpointRouteBuilder app) => app.MapPost("/api/v1/compliance/check", Check)
        .RequireAuthorization(Policies.PermitAskers)
        .WithTags("Compliance").WithName("checkCompliance").WithSummary("Ask whether somebody may be contacted")
        .WithDescription(
            "Explains a decision without making one. Answers for any number and address; what is unknown counts as a no. "
            + "`assumeConsent: true` asks about everything but what the person has to have said.")
        .Accepts<CheckBody>("application/json")
        .WithRequestExample(CheckBody.Example)
        .WithResponseExample(StatusCodes.Status200OK, CheckAnswer.Example)
        .ProducesRefusals(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<CheckAnswer>, ProblemHttpResult>> Check(
        HttpContext http, IGrainFactory grains, CancellationToken cancellation)
    {
        if (!http.Request.HasJsonContentType())
        {
            return Problems.OfStatus(StatusCodes.Status415UnsupportedMediaType);
        }

        using var body = await JsonDocument.ParseAsync(http.Request.Body, new JsonDocumentOptions { MaxDepth = 16 }, cancellation);
        var check = CheckReading.Read(body.RootElement);
        var answer = await grains.GetGrain<IComplianceGrain>(Workers.Any()).Check(http.GetActor(), check);
        return answer.Faults.Length > 0 ? Problems.Faults(answer.Faults) : TypedResults.Ok(CheckAnswer.From(answer));
    }
}
