using LeadGrid.Access;
using LeadGrid.Edges;
using LeadGrid.Hosting;
using LeadGrid.Intake;

namespace LeadGrid.Forms;

/// <summary>Consents that sellers' own forms recorded, with the evidence, also of people whose lead came long ago.</summary>
internal static class ConsentEndpoints
{
    public static void MapConsents(this IEndpointRouteBuilder app) => app.MapPost("/api/v1/consents", Post)
        .RequireAuthorization(Policies.Sellers)
        .WithTags("Forms").WithName("postConsent").WithSummary("Post a consent that your own form recorded")
        .WithDescription(
            "Answers once it is in the ledger of the number and of the address. The same consent again changes nothing, and is answered with "
            + "`replay: true`. It takes back no earlier refusal, unless its certificate is claimed and shows the number.")
        .Accepts<ConsentBody>("application/json")
        .Produces<ConsentTaken>(StatusCodes.Status201Created)
        .Produces<ConsentTaken>(StatusCodes.Status200OK)
        .WithRequestExample(ConsentBody.Example)
        .ProducesRefusals(400, 422);

    private static async Task<IResult> Post(HttpContext http, IGrainFactory grains, CancellationToken cancellation)
    {
        var body = await http.Request.ReadStrictly<ConsentBody>(cancellation);
        if (IntakeEndpoints.CampaignRefusal(http, body.Campaign, []) is { } refusal)
        {
            return refusal;
        }

        switch (await grains.GetGrain<IConsentGrain>(Workers.Any()).Post(IntakeEndpoints.SellerOf(http), body.ToPost()))
        {
            case ConsentTaken { Replay: true } again:
                http.Response.Headers[IntakeEndpoints.ReplayHeader] = "true";
                return TypedResults.Ok(again);
            case ConsentTaken taken:
                return TypedResults.Json(taken, statusCode: StatusCodes.Status201Created);
            case ConsentFaulty faulty:
                return Problems.Faults(faulty.Faults);
            case var other:
                throw new InvalidOperationException($"No answer for {other.GetType().Name}.");
        }
    }
}

internal sealed record ConsentBody
{
    /// <summary>The campaign's code.</summary>
    public required string Campaign { get; init; }

    /// <summary>The number that was agreed to be called or texted.</summary>
    public string? Phone { get; init; }
    public string? Email { get; init; }

    /// <summary>sms, voice, ai_voice, email.</summary>
    public required string[] Channels { get; init; }

    /// <summary>Whom the person agreed to be contacted by.</summary>
    public required string[] Sellers { get; init; }

    /// <summary>The words that the person agreed to.</summary>
    public required string Text { get; init; }
    public string? DisclosureVersion { get; init; }

    /// <summary>How: web_form, phone_call ...</summary>
    public string? Method { get; init; }

    /// <summary>When, with an offset.</summary>
    public DateTimeOffset? At { get; init; }
    public string? Ip { get; init; }
    public string? UserAgent { get; init; }
    public string? FormUrl { get; init; }

    /// <summary>A certificate of it, where one was made: it is claimed, and what it shows is kept.</summary>
    public string? CertificateUrl { get; init; }

    public static readonly ConsentBody Example = new()
    {
        Campaign = "home-solar",
        Phone = "(810) 292-9388",
        Email = "josephine@darakjy.example.org",
        Channels = ["sms", "voice", "email"],
        Sellers = ["Acme Solar"],
        Text = "I agree that Acme Solar may call and text me at this number. Consent is not a condition of purchase.",
        DisclosureVersion = "2026-01",
        Method = "web_form",
        At = new DateTimeOffset(2026, 1, 31, 15, 4, 5, TimeSpan.Zero),
        Ip = "203.0.113.9",
        UserAgent = "Mozilla/5.0",
        FormUrl = "https://forms.example.com/solar",
    };

    public ConsentPost ToPost() => new(Campaign, Email, new PostedConsent
    {
        Channels = Channels,
        Sellers = Sellers,
        Phone = Phone,
        Text = Text,
        DisclosureVersion = DisclosureVersion,
        Method = Method ?? "web_form",
        At = At,
        Ip = Ip,
        UserAgent = UserAgent,
        FormUrl = FormUrl,
        CertificateUrl = CertificateUrl,
    });

    public override string ToString() => nameof(ConsentBody);
}
