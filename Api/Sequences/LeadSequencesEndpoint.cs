using LeadGrid.Access;
using LeadGrid.Edges;
using LeadGrid.Leads;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Sequences;

/// <summary>Which sequences a lead may be put on, for whoever works it.</summary>
internal static class LeadSequencesEndpoint
{
    public static void MapLeadSequences(this IEndpointRouteBuilder leads) => leads.MapGet("/{id:guid}/sequences", Show)
        .RequireAuthorization(Policies.Staff)
        .WithName("ListLeadSequences").WithSummary("The sequences of the lead's campaign that are live")
        .ProducesRefusals(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<LiveSequenceList>, ProblemHttpResult>> Show(Guid id, HttpContext http, IGrainFactory grains) =>
        await grains.GetGrain<ILeadGrain>(id).Get(http.GetActor()) is { } lead
            ? TypedResults.Ok(new LiveSequenceList(await grains.GetGrain<ISequenceCatalogGrain>(lead.Row.Campaign).Live()))
            : Problems.NotFound();
}

internal sealed record LiveSequenceList(LiveSequence[] Sequences);
