using LeadGrid.Access;
using LeadGrid.Brokers;
using LeadGrid.Edges;
using LeadGrid.Hosting;
using LeadGrid.Leads;
using LeadGrid.Outreach;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Appointments;

/// <summary>A broker's calendar: how its time is offered, when it is away, what is booked, and the feed for its own calendar program.</summary>
internal static class CalendarEndpoints
{
    private const long BodyLimit = 64 * 1024;
    private static readonly TimeSpan s_back = TimeSpan.FromDays(7);

    // An outcome that is missing for longer is not asked for any more.
    private static readonly TimeSpan s_overdue = TimeSpan.FromDays(90);
    private static readonly TimeSpan s_ahead = TimeSpan.FromDays(366);

    public static void MapCalendars(this IEndpointRouteBuilder app)
    {
        var calendar = app.MapGroup("/api/v1/brokers/{id}/calendar").WithTags("Brokers").RequireAuthorization(Policies.Staff);
        calendar.MapGet("", Show)
            .WithName("GetCalendar")
            .WithSummary("A broker's appointments, days off and booking settings")
            .ProducesRefusals(404);
        calendar.MapPut("", Put)
            .WithName("PutCalendar")
            .WithSummary("Replace a broker's booking settings and days off; for itself and for administrators")
            .Accepts<CalendarBody>("application/json")
            .WithRequestExample(new CalendarBody(new BookingSettings(), [new BrokerAbsence(new DateOnly(2030, 7, 1), new DateOnly(2030, 7, 14), "Holiday")]))
            .WithMetadata(new RequestSizeLimit(BodyLimit))
            .ExpectsVersion(mayCreate: false)
            .ProducesRefusals(404, 422, 503);
        calendar.MapPost("/feed", Renew)
            .WithName("RenewCalendarFeed")
            .WithSummary("Give the calendar feed a new secret address; the old one ends")
            .ProducesRefusals(404);
        app.MapGet("/calendar/{token}.ics", Feed).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<Results<Ok<CalendarAnswer>, ProblemHttpResult>> Show(
        string id, HttpContext http, IGrainFactory grains, LinkTokens tokens, TimeProvider time) =>
        await Read(id, http, grains, tokens, time) is { } answer ? TypedResults.Ok(answer) : Problems.NotFound();

    private static async Task<Results<Ok<CalendarAnswer>, ProblemHttpResult>> Put(
        string id, HttpContext http, IGrainFactory grains, LinkTokens tokens, TimeProvider time, CancellationToken cancellation)
    {
        var (actor, broker) = (http.GetActor(), grains.GetGrain<IBrokerGrain>(id));
        if (await broker.Get(actor) is null)
        {
            return Problems.NotFound();
        }

        if (!http.Request.TryGetExpectedVersion(mayCreate: false, out var expected, out var problem))
        {
            return problem;
        }

        var body = await http.Request.ReadStrictly<CalendarBody>(cancellation);
        if (await broker.PutCalendar(actor, new BrokerCalendar(body.Booking, body.Absences), expected) is not { } answer)
        {
            return Problems.NotFound();
        }

        return answer.Faults.Length > 0 ? Problems.Faults(answer.Faults)
            : await Read(id, http, grains, tokens, time) is not { } now ? Problems.NotFound()
            : answer.Conflict ? Problems.Changed(now)
            : TypedResults.Ok(now);
    }

    private static async Task<Results<Ok<FeedAnswer>, ProblemHttpResult>> Renew(string id, HttpContext http, IGrainFactory grains, LinkTokens tokens) =>
        await grains.GetGrain<IBrokerGrain>(id).RenewFeed(http.GetActor()) is { } feed
            ? TypedResults.Ok(new FeedAnswer(Address(http, tokens, id, feed)))
            : Problems.NotFound();

    private static async Task<IResult> Feed(string token, HttpContext http, IGrainFactory grains, LinkTokens tokens)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        return tokens.ReadCalendar(token) is var (broker, feed) && await grains.GetGrain<ICalendarGrain>(Workers.Any()).Feed(broker, feed) is { } entries
            ? Results.Text(CalendarFiles.Of(entries, lead => new Uri($"{http.Request.Scheme}://{http.Request.Host}/leads/{lead}")), CalendarFiles.MediaType)
            : Results.NotFound();
    }

    private static async Task<CalendarAnswer?> Read(string id, HttpContext http, IGrainFactory grains, LinkTokens tokens, TimeProvider time)
    {
        var (actor, now) = (http.GetActor(), time.GetUtcNow());
        var broker = grains.GetGrain<IBrokerGrain>(id);
        if (await broker.Get(actor) is not { } profile
            || await broker.Feed(actor) is not { } feed
            || await grains.GetGrain<ICalendarGrain>(Workers.Any()).Of(actor, id, now - s_overdue, now + s_ahead) is not { } entries)
        {
            return null;
        }

        http.Response.SetVersion(profile.Version);
        return new CalendarAnswer
        {
            Version = profile.Version,
            Booking = profile.Booking,
            Absences = profile.Absences,
            TimeZone = profile.Hours.TimeZone,
            Feed = Address(http, tokens, id, feed),
            Appointments =
            [
                .. from entry in entries
                   let overdue = entry.Status == LeadStatus.AppointmentSet && entry.At <= now
                   where overdue || entry.At >= now - s_back
                   select new CalendarItem(entry.LeadId, entry.FirstName, entry.At, entry.Minutes, entry.Status, overdue),
            ],
        };
    }

    private static string Address(HttpContext http, LinkTokens tokens, string brokerId, int feed) =>
        $"{http.Request.Scheme}://{http.Request.Host}/calendar/{tokens.MakeCalendar(brokerId, feed)}.ics";
}
