using LeadGrid.Access;
using LeadGrid.Edges;
using LeadGrid.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Providers;

internal static class ProviderEndpoints
{
    public static void MapProviders(this IEndpointRouteBuilder app) => app
        .MapGet("/api/v1/providers", Show).WithTags("Operations").RequireAuthorization(Policies.Administrators)
        .WithName("getProviders").WithSummary("How the providers of texts and e-mail are, by silo")
        .WithDescription(
            "For each provider: the circuit, the last success and failure, what became of the last 24 hours' messages, today's cost by the price "
            + "that is set, limits, and the fallback. Counts are kept in memory: each silo's begin with its start. A silo that does not answer "
            + "within two seconds is listed with `answers: false`. Failures are codes; what a provider said is not kept.")
        .WithResponseExample(StatusCodes.Status200OK, ProvidersAnswer.Example);

    private static async Task<Ok<ProvidersAnswer>> Show(HttpContext http, IGrainFactory grains, TimeProvider time)
    {
        var actor = http.GetActor();
        // By another key each time, and so by another silo where the first one hangs.
        var view = await RepeatedRead.Of(() => grains.GetGrain<IProvidersGrain>(Workers.Any()).Look(actor), time);
        return TypedResults.Ok(ProvidersAnswer.From(view));
    }
}
