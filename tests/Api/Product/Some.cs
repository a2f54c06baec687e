using System.Text;
using System.Text.Json.Nodes;

namespace LeadGrid.Api.Tests;

/// <summary>Leads to post, and how.</summary>
internal static class Some
{
    private static int s_number;

    /// <summary>A sound lead of a person who was never posted before.</summary>
    public static JsonObject Lead(string campaign, string state = "NJ")
    {
        var number = Interlocked.Increment(ref s_number);
        return new JsonObject
        {
            ["campaign"] = campaign,
            ["firstName"] = "Ada",
            ["lastName"] = $"Byron{Letters(number)}",
            ["email"] = $"ada{number}.{Guid.NewGuid():n}@byron.org",
            ["address"] = new JsonObject { ["street"] = "1 Main St", ["city"] = "Town", ["state"] = state },
        };
    }

    public static JsonObject With(this JsonObject lead, string field, JsonNode? value)
    {
        lead[field] = value;
        return lead;
    }

    public static JsonObject Copy(this JsonObject lead) => lead.DeepClone().AsObject();

    public static Task<HttpResponseMessage> Post(this HttpClient client, JsonNode lead, string? key = null, string query = "") => client.SendAsync(
        HttpSentences.Request(HttpMethod.Post, $"/api/v1/leads{query}", lead.ToJsonString(), key is null ? [] : [("Idempotency-Key", key)]));

    public static Task<HttpResponseMessage> Command(this HttpClient client, string lead, string command, object body, long version) => client.SendAsync(
        HttpSentences.Request(HttpMethod.Post, $"/api/v1/leads/{lead}/{command}", body, ("If-Match", $"\"{version}\"")));

    public static async Task<JsonNode[]> Batch(this HttpClient client, string campaign, string type, string body, string query = "")
    {
        using var response = await client.PostAsync($"/api/v1/leads/batch?campaign={campaign}{query}", new StringContent(body, Encoding.UTF8, type));
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }

    public static string Text(this JsonNode? node, string name) => node![name]!.GetValue<string>();

    private static string Letters(int number) => string.Concat(number.ToString(System.Globalization.CultureInfo.InvariantCulture).Select(c => (char)(c - '0' + 'a')));
}
