using LeadGrid.Access;
using LeadGrid.Campaigns;
using LeadGrid.Edges;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Mailings;

/// <summary>The domains that campaigns send e-mail from, and their warm-up. For administrators.</summary>
internal static class SendingDomainEndpoints
{
    private const long BodyLimit = 1024;

    public static void MapSendingDomains(this IEndpointRouteBuilder app)
    {
        var domains = app.MapGroup("/api/v1/sending-domains").WithTags("Mailings").RequireAuthorization(Policies.Administrators);
        domains.MapGet("", async (HttpContext http, IGrainFactory grains) => new SendingDomainList(
            await Task.WhenAll((await Names(grains)).Select(name => grains.GetGrain<ISendingDomainGrain>(name).Get(http.GetActor())))))
            .WithName("ListSendingDomains").WithSummary("The domains that campaigns send e-mail from, and what mailings may send of them today");
        domains.MapPut("/{name}", Put)
            .WithName("PutSendingDomain").WithSummary("Say that mailbox providers know a domain, or warm it up anew")
            .WithDescription("`warm: true` lifts the day's limit; `warm: false` begins at its lowest.")
            .Accepts<DomainWarmth>("application/json")
            .WithRequestExample(new DomainWarmth(true))
            .WithMetadata(new RequestSizeLimit(BodyLimit))
            .ProducesRefusals(404);
    }

    private static async Task<Results<Ok<SendingDomain>, ProblemHttpResult>> Put(string name, HttpContext http, IGrainFactory grains, CancellationToken cancellation)
    {
        var warmth = await http.Request.ReadStrictly<DomainWarmth>(cancellation);
        return (await Names(grains)).Contains(name)
            ? TypedResults.Ok(await grains.GetGrain<ISendingDomainGrain>(name).SetWarm(http.GetActor(), warmth.Warm))
            : Problems.NotFound();
    }

    private static async Task<string[]> Names(IGrainFactory grains)
    {
        var codes = await grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key).Campaigns();
        var campaigns = await Task.WhenAll(codes.Select(code => grains.GetGrain<ICampaignGrain>(code).Get()));
        return
        [
            .. campaigns.Select(campaign => campaign?.Outreach.MailFrom).OfType<string>().Select(ISendingDomainGrain.KeyOf).Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }
}

internal sealed record SendingDomainList(SendingDomain[] Domains);

/// <param name="Warm">Mailbox providers know it.</param>
internal sealed record DomainWarmth(bool Warm);
