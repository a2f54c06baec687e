using System.Net;
using System.Text.Json.Nodes;

namespace LeadGrid.Api.Tests;

[Collection(ProductTests.Name)]
public sealed class NumberEndpointsTests(ProductHost host)
{
    private const string Numbers = "/api/v1/numbers";
    private static int s_line = 100;

    [Fact]
    public async Task A_number_is_added_changed_released_and_listed()
    {
        var broker = await host.NewBroker();
        var campaign = await host.NewCampaign(broker);
        var typed = NewLine();
        var added = await Post(Numbers, new { number = $"({typed[2..5]}) {typed[5..8]}-{typed[8..]}", kind = "local", campaign, perSecond = 1, perDay = 2_000 }).Read(HttpStatusCode.Created);
        Assert.Equal((typed, "active", "732", "NJ", 1, 0), (
            added.Text("number"), added.Text("state"), added.Text("areaCode"), added.Text("region"), added["version"]!.GetValue<int>(), added["sentToday"]!.GetValue<int>()));
        Assert.Equal((campaign, null, 2_000), (added["terms"].Text("campaign"), added["terms"]!["broker"], added["terms"]!["perDay"]!.GetValue<int>()));

        var path = $"{Numbers}/{Uri.EscapeDataString(typed)}";
        await Put(path, new { campaign, broker, perSecond = 2 }, "7").ReadProblem(412);
        var changed = await Put(path, new { campaign = "", broker, perSecond = 2 }, "1").Read();
        Assert.Equal((null, broker, null, 2), (changed["terms"]!["campaign"], changed["terms"].Text("broker"), changed["terms"]!["perDay"], changed["version"]!.GetValue<int>()));

        Assert.Equal("quarantined", (await Post($"{path}/release", new { }, "2").Read()).Text("state"));
        await Post($"{path}/release", new { }, "3").ReadProblem(409);
        await Put(path, new { perSecond = 1 }, "3").ReadProblem(409);
        var list = await host.Admin.GetAsync(Numbers).Read();
        Assert.Equal(2_000, list["limit"]!.GetValue<int>());
        Assert.Equal("quarantined", list["numbers"]!.AsArray().Single(number => number.Text("number") == typed).Text("state"));
    }

    [Fact]
    public async Task What_is_at_fault_is_said_by_field()
    {
        var problem = await Post(Numbers, new { number = "12", kind = "short_code", campaign = "nobody-has-it", broker = "nobody", perSecond = 0, perDay = 0 }).ReadProblem(422);
        Assert.Equal(["broker", "campaign", "number", "perDay", "perSecond"], problem["errors"]!.AsObject().Select(error => error.Key).Order(StringComparer.Ordinal));
        Assert.NotNull((await Post(Numbers, new { number = "12345" }).ReadProblem(422))["errors"]!["kind"]);
        var line = NewLine();
        await Post(Numbers, new { number = line, kind = "local" }).Read(HttpStatusCode.Created);
        Assert.Equal("It is in the pool already.", (string?)(await Post(Numbers, new { number = line, kind = "local" }).ReadProblem(422))["errors"]!["number"]![0]);
        await Put($"{Numbers}/{Uri.EscapeDataString(line)}", new { perSecond = 5_000 }, "1").ReadProblem(422);
        await Put($"{Numbers}/%2B12015550000", new { perSecond = 5 }, "1").ReadProblem(404);
        await Post($"{Numbers}/{Uri.EscapeDataString(line)}/release", new { }).ReadProblem(428);

        // Everybody's number would be in other tests' way.
        await Post($"{Numbers}/{Uri.EscapeDataString(line)}/release", new { }, "1").Read();
    }

    [Fact]
    public async Task Only_administrators_see_and_change_numbers()
    {
        using var broker = await host.SignedInBroker(await host.NewBroker());
        foreach (var (method, path) in new[] { ("GET", Numbers), ("POST", Numbers), ("PUT", $"{Numbers}/1"), ("POST", $"{Numbers}/1/release") })
        {
            var body = method == "GET" ? null : new JsonObject();
            Assert.Equal(HttpStatusCode.Forbidden, await broker.SendAsync(HttpSentences.Request(new HttpMethod(method), path, body?.ToJsonString(), ("If-Match", "\"1\""))).Status());
            Assert.Equal(HttpStatusCode.Forbidden, await host.Seller.SendAsync(HttpSentences.Request(new HttpMethod(method), path, body?.ToJsonString(), ("If-Match", "\"1\""))).Status());
        }
    }

    private static string NewLine() => $"+17325550{Interlocked.Increment(ref s_line)}";

    private Task<HttpResponseMessage> Post(string path, object body, string? version = null) =>
        host.Admin.SendAsync(HttpSentences.Request(HttpMethod.Post, path, body, version is null ? [] : [("If-Match", $"\"{version}\"")]));

    private Task<HttpResponseMessage> Put(string path, object body, string version) =>
        host.Admin.SendAsync(HttpSentences.Request(HttpMethod.Put, path, body, ("If-Match", $"\"{version}\"")));
}
