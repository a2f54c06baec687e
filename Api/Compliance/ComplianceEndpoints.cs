using System.Text.Json;
using LeadGrid.Access;
using LeadGrid.Edges;
using LeadGrid.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Compliance;

internal static class ComplianceEndpoints
{
    public static void MapCompliance(this IEndpointRouteBuilder app) => app.MapPost("/api/v1/compliance/check", Check)
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
