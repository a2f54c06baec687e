using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeadGrid.Testing;

/// <summary>
/// Opens the federal window for texts and calls all day, by the rules that a compliance officer changes: there is an hour a day
/// at which nobody in the United States may be texted, and a run that is not about hours must not depend on them.
/// </summary>
public static class OpenHours
{
    private const string Window = "us-window";

    /// <summary>Every silo works by a change of rules within ten seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Answers on end that follow the change: from every silo, many times over.</summary>
    private const int Enough = 40;

    /// <param name="administrator">Signed in, with the token against forged requests.</param>
    public static Task Open(HttpClient administrator, params Uri[] apis) => Set(administrator, "0:00-24:00", "allow", apis);

    /// <summary>Shuts it until a minute of the day that is still to come.</summary>
    /// <param name="window">For instance <c>9:00-24:00</c>, in the called person's local time.</param>
    public static Task Until(HttpClient administrator, string window, params Uri[] apis) => Set(administrator, window, "defer", apis);

    private static async Task Set(HttpClient administrator, string window, string decision, Uri[] apis)
    {
        using var answer = await administrator.GetAsync(new Uri(apis[0], "/api/v1/compliance/rules"));
        var rules = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        var row = rules.GetProperty("rules").EnumerateArray().Single(rule => rule.GetProperty("id").GetString() == Window).GetProperty("row");
        var open = JsonNode.Parse(row.GetRawText())!.AsObject();
        open["value"] = new JsonObject { ["mon-sun"] = window };
        await Ask(administrator, new Uri(apis[0], "/api/v1/compliance/rules/changes"), answer.Headers.ETag, new
        {
            changes = new[] { new { list = "rules", action = "replace", id = Window, row = open } },
            reason = "A run that does not depend on the hour of the day.",
            confirmLaxer = true,
        });
        await Followed(administrator, apis, rules.GetProperty("version").GetString()!, decision);
    }

    private static async Task Followed(HttpClient administrator, Uri[] apis, string before, string decision)
    {
        using var patience = new CancellationTokenSource(Patience);
        for (var right = 0; right < Enough;)
        {
            var check = await Ask(administrator, new Uri(apis[right % apis.Length], "/api/v1/compliance/check"), null, new
            {
                phone = "+15182000000", state = "NY", zip = "12207", channel = "sms", assumeConsent = true,
            });
            right = check.GetProperty("dataVersion").GetString() != before && check.GetProperty("decision").GetString() == decision ? right + 1 : 0;
            if (right == 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), patience.Token);
            }
        }
    }

    private static async Task<JsonElement> Ask(HttpClient administrator, Uri address, EntityTagHeaderValue? version, object body)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(body) };
        if (version is not null)
        {
            message.Headers.IfMatch.Add(version);
        }

        using var answer = await administrator.SendAsync(message);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonElement.Parse(text)
            : throw new InvalidOperationException($"{address.AbsolutePath} was refused with {(int)answer.StatusCode}: {text}");
    }
}
