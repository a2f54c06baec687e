using LeadGrid.Access;
using LeadGrid.Appointments;
using LeadGrid.Edges;
using LeadGrid.Outreach;
using LeadGrid.Sequences;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Leads;

internal static class LeadEndpoints
{
    private const int MostNoticed = 200;

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
        leads.MapPost("/noticed", Notice)
            .RequireAuthorization(Policies.Staff)
            .WithName("noticeLeads").WithSummary("A browser has shown these leads to their broker")
            .WithDescription("The first time of each is kept: it is the second clock of speed-to-lead. Whose lead it is not changes nothing.")
            .WithRequestExample(new NoticedBody([new Guid("01890000-0000-7000-8000-000000000001")]))
            .ProducesRefusals(StatusCodes.Status400BadRequest);
        leads.MapLeadCommands();
        leads.MapLeadContact();
        leads.MapBookingLink();
        leads.MapLeadSequences();
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

    private static async Task<Results<NoContent, ProblemHttpResult>> Notice(NoticedBody body, HttpContext http, IGrainFactory grains)
    {
        if (body.Ids is not { Length: > 0 and <= MostNoticed } ids)
        {
            return Problems.BadRequest($"Send {{\"ids\": [...]}} with 1 to {MostNoticed} leads.");
        }

        var actor = http.GetActor();
        await Task.WhenAll(ids.Distinct().Select(id => grains.GetGrain<ILeadGrain>(id).Noticed(actor)));
        return TypedResults.NoContent();
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

/// <param name="Ids">1 to 200.</param>
internal sealed record NoticedBody(Guid[]? Ids);
