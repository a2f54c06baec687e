using System.Net.Http.Json;
using LeadGrid.Faults.Workload;
using LeadGrid.Testing;

namespace LeadGrid.Faults.Refusals;

/// <summary>The campaign of the races.</summary>
internal static class RaceCampaign
{
    public const string Code = "races";
    public const string Seller = "Acme Solar";
    public const string State = "NY";
    public const string Zip = "12207";
    public const string Number = "+15182345678";

    /// <param name="sequence">That every new lead runs through; null: none.</param>
    public static async Task Make(Visitor administrator, Uri[] apis, string? sequence = null)
    {
        using var put = new HttpRequestMessage(HttpMethod.Put, new Uri(apis[0], $"/api/v1/campaigns/{Code}"))
        {
            Content = JsonContent.Create(new
            {
                code = Code,
                name = "Races",
                members = new[] { new { brokerId = "anchor", weight = 1 } },
                outreach = new { seller = Seller, textNumber = Number, textsPerSecond = 1_000 },
                followUp = new { arrival = sequence },
            }),
        };
        put.Headers.IfNoneMatch.ParseAdd("*");
        using var answer = await administrator.Http.SendAsync(put);
        answer.EnsureSuccessStatusCode();
        await OpenHours.Open(administrator.Http, apis);
    }
}
