using LeadGrid.Access;
using LeadGrid.Edges;
using LeadGrid.Leads;
using LeadGrid.Outreach;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Appointments;

/// <summary>The link that the person of a lead books with, for whoever works the lead: to be put into an answer.</summary>
internal static class BookingLinkEndpoint
{
    public static void MapBookingLink(this IEndpointRouteBuilder leads) => leads.MapGet("/{id:guid}/booking-link", Show)
        .RequireAuthorization(Policies.Staff)
        .WithName("getBookingLink").WithSummary("The link by which a lead's person books an appointment")
        .ProducesRefusals(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<BookingLinkAnswer>, ProblemHttpResult>> Show(Guid id, HttpContext http, IGrainFactory grains, LinkTokens tokens) =>
        await grains.GetGrain<ILeadGrain>(id).Get(http.GetActor()) is null
            ? Problems.NotFound()
            : TypedResults.Ok(new BookingLinkAnswer(new OwnLinks(tokens, new Uri($"{http.Request.Scheme}://{http.Request.Host}")).Booking(id).AbsoluteUri));
}

/// <param name="Link">Whoever has it may book, move and cancel in the person's place.</param>
internal sealed record BookingLinkAnswer(string Link)
{
    public override string ToString() => nameof(BookingLinkAnswer);
}
