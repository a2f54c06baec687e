using LeadGrid.Access;
using LeadGrid.Appointments;
using LeadGrid.Edges;
using LeadGrid.Outreach;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Leads;

internal static class LeadEndpoints
{
    public static RouteGroupBuilder MapLeads(this IEndpointRouteBuilder app)
    {
        var leads = app.MapGroup("/api/v1/leads").WithTags("Leads");
        leads.MapGet("/{id:guid}", Get)
            .RequireAuthorization(Policies.LeadReaders)
            .WithName("getLead").WithSummary("Open a lead")
            .ProducesRefusals(StatusCodes.Status404NotFound);
        leads.MapGet("/{id:guid}/timeline", Timeline)
            .RequireAuthorization(Policies.LeadReaders)
            .WithName("getTimeline").WithSummary("What happened to a lead, newest first")
            .ProducesRefusals(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);
        leads.MapLeadCommands();
        leads.MapLeadContact();
        leads.MapBookingLink();
        return leads;
    }

    private static async Task<Results<Ok<LeadDetail>, ProblemHttpResult>> Get(Guid id, HttpContext http, IGrainFactory grains)
    {
        if (await grains.GetGrain<ILeadGrain>(id).Get(http.GetActor()) is not { } lead)
        {
            return Problems.NotFound();
        }

        http.Response.SetVersion(lead.Row.Version);
        return TypedResults.Ok(LeadDetail.From(lead));
    }

    /// <param name="before">The <c>next</c> of the page before.</param>
    private static async Task<Results<Ok<TimelinePage>, ProblemHttpResult>> Timeline(
        Guid id, string? before, HttpContext http, IGrainFactory grains)
    {
        try
        {
            return await grains.GetGrain<ILeadGrain>(id).Timeline(http.GetActor(), before) is { } page
                ? TypedResults.Ok(page)
                : Problems.NotFound();
        }
        catch (FormatException e)
        {
            return Problems.BadRequest(e.Message);
        }
    }
}
