using System.Globalization;
using LeadGrid.Edges;
using LeadGrid.Hosting;
using LeadGrid.Intake;
using Microsoft.Extensions.Options;

namespace LeadGrid.Forms;

/// <summary>
/// A campaign's form on the open web: a page that works without scripts and asks for no cookie. Programs are slowed by what they do
/// and people do not; whoever is taken for one is shown the form again with all that was typed, and never turned away.
/// </summary>
internal static class HostedFormEndpoints
{
    private const long BodyLimit = 64 * 1024;
    private const int LongestAgent = 2_000;

    public static void MapHostedForms(this IEndpointRouteBuilder app)
    {
        var form = app.MapGroup("/f/{campaign}").AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        form.MapGet("", Show);
        form.MapPost("", Take).WithMetadata(new RequestSizeLimit(BodyLimit));
    }

    private static async Task<IResult> Show(string campaign, HttpContext http, IGrainFactory grains, FormTickets tickets, TimeProvider time) =>
        await Shown(grains, campaign, null, Languages(http.Request)) is { } shown
            ? Form(http, shown, FormFilled.Blank with { Ticket = Ticket(tickets, shown, time.GetUtcNow()) }, FormState.Fresh, StatusCodes.Status200OK)
            : Closed(http);

    private static async Task<IResult> Take(
        string campaign, HttpContext http, IGrainFactory grains, FormTickets tickets, FormLimit limit, IOptions<FormOptions> options, TimeProvider time,
        CancellationToken cancellation)
    {
        var filled = http.Request.HasFormContentType ? FormFilled.Read(await http.Request.ReadFormAsync(cancellation)) : FormFilled.Blank;
        var ticket = tickets.Read(campaign, filled.Ticket);
        var now = time.GetUtcNow();
        var stale = ticket is null || now - ticket.ShownAt > options.Value.LongestFill;
        if (await Shown(grains, campaign, stale ? null : ticket!.Version, Languages(http.Request, ticket)) is not { } shown)
        {
            return Closed(http);
        }

        var words = PageWords.Of(shown.Language);
        if (stale)
        {
            // A box is ticked for the words beside it: where these have changed, nobody has agreed to them.
            var same = ticket?.Version == shown.Version && ticket.Language == shown.Language;
            return Again(words.Again, StatusCodes.Status200OK, filled with { Ticked = same ? filled.Ticked : [] });
        }

        if (limit.Take(http.Connection.RemoteIpAddress) is { } wait)
        {
            http.Response.Headers.RetryAfter = ((long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return Kept(words.Often, StatusCodes.Status429TooManyRequests);
        }

        if (now - ticket!.ShownAt < options.Value.ShortestFill || filled.Trap.Length > 0)
        {
            return Kept(words.Once, StatusCodes.Status200OK);
        }

        FormOutcome outcome;
        try
        {
            outcome = await grains.GetGrain<IFormPostGrain>(Workers.Any()).Post(Post(http, ticket, shown, filled));
        }
        catch (Exception e) when (e is OverloadedException or StorageUnavailableException || Faults.IsUnknown(e))
        {
            // What is not known to be on disk is not said to be. The page's own id makes pressing again safe.
            return Kept(words.Busy, StatusCodes.Status503ServiceUnavailable);
        }

        return outcome switch
        {
            FormTaken taken => Thanks(http, shown, taken.Confirm),
            FormAnswersFaulty faulty => Form(
                http, shown, filled, new FormState(null, faulty.Faults), StatusCodes.Status422UnprocessableEntity),
            FormSentBefore => Again(words.Sent, StatusCodes.Status200OK, filled),
            FormClosed => Closed(http),
            var other => throw new InvalidOperationException($"No answer for {other.GetType().Name}."),
        };

        IResult Kept(string notice, int status) => Form(http, shown, filled, new FormState(notice, []), status);

        IResult Again(string notice, int status, FormFilled what) =>
            Form(http, shown, what with { Ticket = Ticket(tickets, shown, now) }, new FormState(notice, []), status);
    }

    // What can be no code is not asked for: it would wake a grain, and no database takes some of it.
    private static async Task<HostedForm?> Shown(IGrainFactory grains, string campaign, int? version, string[] languages) =>
        campaign.Length is > 0 and <= 64 && campaign.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')
            ? await grains.GetGrain<IFormGrain>(campaign).Shown(version, languages)
            : null;

    private static FormPost Post(HttpContext http, FormTicket ticket, HostedForm shown, FormFilled filled)
    {
        var agent = http.Request.Headers.UserAgent.ToString().Trim();
        return new FormPost
        {
            Campaign = shown.Campaign,
            Id = ticket.Id,
            Version = ticket.Version,
            Language = ticket.Language,
            ShownAt = ticket.ShownAt,
            Answers = filled.For(shown),
            Ticked = filled.Ticked,
            Ip = http.Connection.RemoteIpAddress is { } address ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString() : null,
            UserAgent = agent.Length <= LongestAgent ? agent : agent[..LongestAgent],
            FormUrl = $"{http.Request.Scheme}://{http.Request.Host}/f/{shown.Campaign}",
        };
    }

    private static IResult Form(HttpContext http, HostedForm shown, FormFilled filled, FormState state, int status) =>
        Html(http, shown, new FormPage(shown, $"/f/{shown.Campaign}{Query(http.Request, shown)}", IsEmbedded(http.Request)).Render(filled, state), status);

    private static IResult Thanks(HttpContext http, HostedForm shown, bool confirm)
    {
        if (shown.ThanksUrl is { } url)
        {
            Headers(http, shown);
            http.Response.StatusCode = StatusCodes.Status303SeeOther;
            http.Response.Headers.Location = url;
            return Results.Empty;
        }

        return Html(http, shown, new FormPage(shown, null, IsEmbedded(http.Request)).Thanks(confirm), StatusCodes.Status200OK);
    }

    private static IResult Closed(HttpContext http)
    {
        var words = PageWords.Of(Languages(http.Request).Select(tag => tag.Split('-')[0]).FirstOrDefault());
        http.Response.Headers.ContentSecurityPolicy = FormLayout.Policy([], null);
        return Results.Content(
            FormLayout.Of(words.Name == PageWords.Of("es").Name ? "es" : "en", words.Closed, IsEmbedded(http.Request), $"<h1>{words.Closed}</h1><p>{words.ClosedText}</p>"),
            "text/html; charset=utf-8", statusCode: StatusCodes.Status404NotFound);
    }

    private static IResult Html(HttpContext http, HostedForm shown, string html, int status)
    {
        Headers(http, shown);
        return Results.Content(html, "text/html; charset=utf-8", statusCode: status);
    }

    private static void Headers(HttpContext http, HostedForm shown)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentSecurityPolicy = FormLayout.Policy(shown.FrameOrigins, shown.ThanksUrl);
        if (shown.FrameOrigins.Length > 0)
        {
            http.Features.Set(new FramedBy(shown.FrameOrigins));
        }
    }

    private static string Ticket(FormTickets tickets, HostedForm shown, DateTimeOffset now) =>
        tickets.Make(shown.Campaign, new FormTicket(Guid.NewGuid(), shown.Version, shown.Language, now));

    // What was shown decides; then what the address says, and what the browser likes.
    private static string[] Languages(HttpRequest request, FormTicket? ticket = null) =>
    [
        .. new[] { ticket?.Language, request.Query["lang"].ToString() }.Where(tag => !string.IsNullOrEmpty(tag)).OfType<string>(),
        .. request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value.ToString()),
    ];

    private static bool IsEmbedded(HttpRequest request) => request.Query["embed"] == "1";

    private static string Query(HttpRequest request, HostedForm shown) => $"?lang={shown.Language}{(IsEmbedded(request) ? "&embed=1" : "")}";
}
