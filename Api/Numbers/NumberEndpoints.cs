using LeadGrid.Access;
using LeadGrid.Edges;
using LeadGrid.Intake;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Numbers;

/// <summary>The numbers that campaigns text from. For administrators.</summary>
internal static class NumberEndpoints
{
    private const long BodyLimit = 16 * 1024;

    public static void MapNumbers(this IEndpointRouteBuilder app)
    {
        var numbers = app.MapGroup("/api/v1/numbers").WithTags("Numbers").RequireAuthorization(Policies.Administrators);
        numbers.MapGet("", List)
            .WithName("listNumbers").WithSummary("All numbers of the pool, with their use today and how they do")
            .WithDescription("By number, those in quarantine too. Use and health are a few seconds old; a day is one in Los Angeles, as carriers count.");
        numbers.MapPost("", Add)
            .WithName("addNumber").WithSummary("Add a number to the pool")
            .WithDescription(
                "For one campaign or all, one broker's leads or everybody's. The rate and the day's limit are those of its registration; they are "
                + $"held over all silos. At most {INumberPoolGrain.Limit:N0} numbers.")
            .WithRequestExample(new NumberBody("+1 201 555 0142", NumberKind.Local, "home-solar", null, 1, 2_000))
            .WithMetadata(new RequestSizeLimit(BodyLimit))
            .ProducesRefusals(422);
        numbers.MapPut("/{number}", Change)
            .WithName("changeNumber").WithSummary("Give a number to another campaign or broker, or change its limits")
            .WithRequestExample(new NumberTerms { Campaign = "home-solar", PerSecond = 1, PerDay = 2_000 })
            .WithMetadata(new RequestSizeLimit(BodyLimit))
            .ExpectsVersion()
            .ProducesRefusals(404, 409, 422);
        numbers.MapPost("/{number}/release", Release)
            .WithName("releaseNumber").WithSummary("Take a number from all campaigns, into quarantine")
            .WithDescription("It sends nothing more. What people write or call to it still finds their leads. When the quarantine is over, it leaves the pool.")
            .ExpectsVersion()
            .ProducesRefusals(404, 409);
    }

    private static async Task<NumberList> List(HttpContext http, IGrainFactory grains) =>
        new(await Pool(grains).All(http.GetActor()), INumberPoolGrain.Limit);

    private static async Task<Results<Created<NumberView>, ProblemHttpResult>> Add(NumberBody body, HttpContext http, IGrainFactory grains)
    {
        if (body.Kind is not { } kind)
        {
            return Problems.Faults([new FieldFault("kind", "Its kind is local, toll_free or short_code.")]);
        }

        var asked = new NewNumber(body.Number ?? "", kind, Said(new NumberTerms
        {
            Campaign = body.Campaign, Broker = body.Broker, PerSecond = body.PerSecond ?? 1, PerDay = body.PerDay,
        }));
        var result = await Pool(grains).Add(http.GetActor(), asked);
        if (result is not NumberStored { Number: var stored })
        {
            return Refusal(result, http.Response);
        }

        http.Response.SetVersion(stored.Version);
        return TypedResults.Created($"/api/v1/numbers/{Uri.EscapeDataString(stored.Number)}", stored);
    }

    private static Task<Results<Ok<NumberView>, ProblemHttpResult>> Change(string number, NumberTerms terms, HttpContext http, IGrainFactory grains) =>
        Take(http, version => Pool(grains).Change(http.GetActor(), number, Said(terms), version));

    private static Task<Results<Ok<NumberView>, ProblemHttpResult>> Release(string number, HttpContext http, IGrainFactory grains) =>
        Take(http, version => Pool(grains).Release(http.GetActor(), number, version));

    private static async Task<Results<Ok<NumberView>, ProblemHttpResult>> Take(HttpContext http, Func<long, Task<NumberResult>> step)
    {
        if (!http.Request.TryGetExpectedVersion(mayCreate: false, out var expected, out var problem))
        {
            return problem;
        }

        var result = await step(expected);
        if (result is not NumberStored { Number: var stored })
        {
            return Refusal(result, http.Response);
        }

        http.Response.SetVersion(stored.Version);
        return TypedResults.Ok(stored);
    }

    private static ProblemHttpResult Refusal(NumberResult result, HttpResponse response)
    {
        switch (result)
        {
            case NumberChanged changed:
                return Problems.Changed(changed.Number);
            case NumberFaulty faulty:
                return Problems.Faults(faulty.Faults);
            case NumberRefused refused:
                response.SetVersion(refused.Number.Version);
                return Problems.Conflict(refused.Problem, refused.Number);
            case NumberUnknown:
                return Problems.NotFound();
            default:
                throw new InvalidOperationException($"No answer for {result.GetType().Name}.");
        }
    }

    // An empty field of a form names nobody.
    private static NumberTerms Said(NumberTerms terms) => terms with
    {
        Campaign = string.IsNullOrWhiteSpace(terms.Campaign) ? null : terms.Campaign.Trim(),
        Broker = string.IsNullOrWhiteSpace(terms.Broker) ? null : terms.Broker.Trim(),
    };

    private static INumberPoolGrain Pool(IGrainFactory grains) => grains.GetGrain<INumberPoolGrain>(INumberPoolGrain.Key);
}

/// <param name="Number">As it is dialled; a short code's digits.</param>
/// <param name="Campaign">Left out: any.</param>
/// <param name="Broker">Left out: any.</param>
/// <param name="PerSecond">Parts of texts; left out: 1.</param>
/// <param name="PerDay">Parts of texts; left out: no limit.</param>
internal sealed record NumberBody(string? Number, NumberKind? Kind, string? Campaign, string? Broker, decimal? PerSecond, int? PerDay);

internal sealed record NumberList(NumberView[] Numbers, int Limit);
