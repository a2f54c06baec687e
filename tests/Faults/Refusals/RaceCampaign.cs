using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadGrid.Faults.Workload;

namespace LeadGrid.Faults.Refusals;

/// <summary>The campaign of the races, and hours that do not depend on when a round is run.</summary>
internal static class RaceCampaign
{
    public const string Code = "races";
    public const string Seller = "Acme Solar";
    public const string State = "NY";
    public const string Zip = "12207";
    public const string Number = "+15182345678";

    /// <summary>Every silo works by a change of rules within ten seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Answers on end that follow the change: from every silo, many times over.</summary>
    private const int Enough = 40;

    public static async Task Make(Visitor administrator, Uri[] apis)
    {
        await Ask(administrator, HttpMethod.Put, new Uri(apis[0], $"/api/v1/campaigns/{Code}"), null, new
        {
            code = Code,
            name = "Races",
            members = new[] { new { brokerId = "anchor", weight = 1 } },
            outreach = new { seller = Seller, textNumber = Number, textsPerSecond = 1_000 },
        });
        await OpenHours(administrator, apis);
    }

    // There is an hour a day at which nobody in the United States may be texted, and a round is about refusals.
    private static async Task OpenHours(Visitor administrator, Uri[] apis)
    {
        using var answer = await administrator.Http.GetAsync(new Uri(apis[0], "/api/v1/compliance/rules"));
        var rules = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        var row = rules.GetProperty("rules").EnumerateArray().Single(rule => rule.GetProperty("id").GetString() == "us-window").GetProperty("row");
        var open = JsonNode.Parse(row.GetRawText())!.AsObject();
        open["value"] = new JsonObject { ["mon-sun"] = "0:00-24:00" };
        await Ask(administrator, HttpMethod.Post, new Uri(apis[0], "/api/v1/compliance/rules/changes"), answer.Headers.ETag, new
        {
            changes = new[] { new { list = "rules", action = "replace", id = "us-window", row = open } },
            reason = "A round of races that runs at any hour of the day.",
            confirmLaxer = true,
        });
        await Followed(administrator, apis, rules.GetProperty("version").GetString()!);
    }

    private static async Task Followed(Visitor administrator, Uri[] apis, string before)
    {
        using var patience = new CancellationTokenSource(Patience);
        for (var right = 0; right < Enough;)
        {
            var check = await Ask(administrator, HttpMethod.Post, new Uri(apis[right % apis.Length], "/api/v1/compliance/check"), null, new
            {
                phone = "+15182000000", state = State, zip = Zip, channel = "sms", campaign = Code, assumeConsent = true,
            });
            right = check.GetProperty("dataVersion").GetString() != before && check.GetProperty("decision").GetString() == "allow" ? right + 1 : 0;
            if (right == 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), patience.Token);
            }
        }
    }

    private static async Task<JsonElement> Ask(Visitor visitor, HttpMethod method, Uri address, EntityTagHeaderValue? version, object body)
    {
        using var message = new HttpRequestMessage(method, address) { Content = JsonContent.Create(body) };
        if (version is not null)
        {
            message.Headers.IfMatch.Add(version);
        }
        else if (method == HttpMethod.Put)
        {
            message.Headers.IfNoneMatch.ParseAdd("*");
        }

        using var answer = await visitor.Http.SendAsync(message);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonElement.Parse(text)
            : throw new InvalidOperationException($"{address.AbsolutePath} was refused with {(int)answer.StatusCode}: {text}");
    }
}
