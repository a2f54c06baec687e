using System.Globalization;
using LeadGrid.Edges;
using LeadGrid.Outreach;

namespace LeadGrid.Appointments;

/// <summary>
/// The link by which a person books an appointment: pages without scripts. The signature in the address is the only key it needs,
/// and it names a lead; whose time is offered is whose lead it is by then.
/// </summary>
internal static class BookingEndpoints
{
    private const long BodyLimit = 4 * 1024;

    public static void MapBooking(this IEndpointRouteBuilder app)
    {
        var link = app.MapGroup("")
            .AllowAnonymous()
            .DisableAntiforgery()
            .WithMetadata(new ContentPolicy(NonceItem: null))
            .ExcludeFromDescription();
        link.MapGet("/b/{token}", Show);
        link.MapPost("/b/{token}", Act).WithMetadata(new RequestSizeLimit(BodyLimit));
        link.MapGet("/b/{token}.ics", File);
    }

    private static async Task<IResult> Show(string token, string? zone, HttpContext http, LinkTokens tokens, VisitLimit limit, IGrainFactory grains)
    {
        if (Of(token, http, tokens, limit, grains, out var refusal) is not { } lead)
        {
            return refusal!;
        }

        return await lead.Sight() is { } sight ? BookingPage.Of(sight, token, BookingZones.Choose(sight, zone)) : BookingPage.Unknown();
    }

    private static async Task<IResult> Act(
        string token, HttpContext http, LinkTokens tokens, VisitLimit limit, IGrainFactory grains, CancellationToken cancellation)
    {
        if (Of(token, http, tokens, limit, grains, out var refusal) is not { } lead)
        {
            return refusal!;
        }

        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(cancellation) : FormCollection.Empty;
        var zone = form[BookingPage.Zone].ToString();
        if (form[BookingPage.Deed] == BookingPage.Cancel)
        {
            return Answer(await lead.Cancel(), token, zone, http);
        }

        if (TimeOf(form[BookingPage.At].ToString()) is { } at)
        {
            return Answer(await lead.Book(at), token, zone, http);
        }

        return await lead.Sight() is { } sight
            ? BookingPage.Of(sight, token, BookingZones.Choose(sight, zone), StatusCodes.Status422UnprocessableEntity, "Choose a time first.")
            : BookingPage.Unknown();
    }

    private static async Task<IResult> File(string token, HttpContext http, LinkTokens tokens, VisitLimit limit, IGrainFactory grains)
    {
        if (Of(token, http, tokens, limit, grains, out var refusal) is not { } lead)
        {
            return refusal!;
        }

        return await lead.Sight() is { Appointment: { } appointment }
            ? Results.Text(
                CalendarFiles.Of(tokens.Read(LinkKind.Booking, token)!.Value, appointment, new Uri($"{http.Request.Scheme}://{http.Request.Host}/b/{token}")),
                CalendarFiles.MediaType)
            : BookingPage.Unknown();
    }

    private static IResult Answer(BookingResult result, string token, string zone, HttpContext http)
    {
        switch (result)
        {
            case BookingDone done:
                // A page that is loaded again asks again, and does nothing again. By hand: the framework's redirect writes the target into the log.
                http.Response.StatusCode = StatusCodes.Status303SeeOther;
                http.Response.Headers.Location = $"/b/{token}?zone={Uri.EscapeDataString(BookingZones.Choose(done.Sight, zone))}";
                return Results.Empty;
            case BookingTaken taken:
                return BookingPage.Of(
                    taken.Sight, token, BookingZones.Choose(taken.Sight, zone), StatusCodes.Status409Conflict, "That time is not free any more. Choose another, please.");
            case BookingClosed closed:
                return BookingPage.Of(closed.Sight, token, BookingZones.Choose(closed.Sight, zone), StatusCodes.Status409Conflict);
            case BookingUnknown:
                return BookingPage.Unknown();
            default:
                throw new InvalidOperationException($"No page for {result.GetType().Name}.");
        }
    }

    private static IBookingGrain? Of(
        string token, HttpContext http, LinkTokens tokens, VisitLimit limit, IGrainFactory grains, out IResult? refusal)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        refusal = null;
        if (tokens.Read(LinkKind.Booking, token) is not { } leadId)
        {
            refusal = BookingPage.Unknown();
            return null;
        }

        if (limit.Take(leadId) is { } wait)
        {
            refusal = Problems.TooManyRequests(http, wait, "This link was used very often just now.");
            return null;
        }

        return grains.GetGrain<IBookingGrain>(leadId);
    }

    private static DateTimeOffset? TimeOf(string text) => DateTimeOffset.TryParseExact(
        text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
