using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace LeadGrid.Api.Tests;

/// <summary>Rules changed at run time, from the page's request to the next check.</summary>
[Collection(ProductTests.Name)]
public sealed class RuleTests(ProductHost host)
{
    private const string Rules = "/api/v1/compliance/rules";
    private const string Reason = "The statute was amended on the first of the month.";

    [Fact]
    public async Task A_rule_that_is_changed_decides_the_next_check_and_stands_in_the_history()
    {
        var before = await host.Admin.GetAsync(Rules).Read();
        var row = RowOf(before, "us-wy-window");
        Assert.Equal("allow", (await Ask("WY", "307-733-0123", "2026-12-08T19:30:00-07:00")).Text("decision"));

        row["value"] = new JsonObject { ["mon-sun"] = "8:00-19:00" };
        var after = await Change(before, Replace("us-wy-window", row), "Wyoming's legislature has shortened the day.").Read();
        Assert.Equal($"2026-11-27.3+{before["number"]!.GetValue<long>() + 1}", after.Text("version"));
        Assert.Equal("changed", after["rules"]!.AsArray().Single(each => each.Text("id") == "us-wy-window").Text("origin"));

        var answer = await Ask("WY", "307-733-0123", "2026-12-08T19:30:00-07:00");
        Assert.Equal(("defer", after.Text("version")), (answer.Text("decision"), answer.Text("dataVersion")));

        var entry = (await host.Admin.GetAsync($"{Rules}/history").Read())["changes"]![0]!;
        Assert.Equal((after.Text("version"), false), (entry.Text("version"), entry["laxer"]!.GetValue<bool>()));
        Assert.Equal("8:00-20:00", entry["rows"]![0]!["before"]!["value"].Text("mon-sun"));
        Assert.Equal("8:00-19:00", entry["rows"]![0]!["after"]!["value"].Text("mon-sun"));

        var yesterday = await host.Admin.GetAsync($"{Rules}?version={Uri.EscapeDataString(before.Text("version"))}").Read();
        Assert.Equal("8:00-20:00", RowOf(yesterday, "us-wy-window")["value"].Text("mon-sun"));
    }

    [Fact]
    public async Task More_is_allowed_only_where_it_is_meant_and_explained()
    {
        var before = await host.Admin.GetAsync(Rules).Read();
        var row = RowOf(before, "us-ma-window");
        row["value"] = new JsonObject { ["mon-sun"] = "8:00-21:00" };
        var problem = await Change(before, Replace("us-ma-window", row), "Longer").ReadProblem(422);
        Assert.Equal(["confirmLaxer", "reason"], problem["errors"]!.AsObject().Select(error => error.Key).Order(StringComparer.Ordinal));
        Assert.Contains("its hours on Sunday", problem["laxer"]!.ToJsonString(), StringComparison.Ordinal);
        await Change(before, Replace("us-ma-window", row), Reason).ReadProblem(422);

        var after = await Change(before, Replace("us-ma-window", row), Reason, confirmLaxer: true).Read();
        Assert.True((await host.Admin.GetAsync($"{Rules}/history").Read())["changes"]![0]!["laxer"]!.GetValue<bool>());
        await Change(after, new { list = "rules", action = "restore", id = "us-ma-window" }, "Back to what ships").Read();
    }

    [Fact]
    public async Task A_faulty_row_is_told_by_row_and_field_and_nothing_is_stored()
    {
        var before = await host.Admin.GetAsync(Rules).Read();
        var row = RowOf(before, "us-wa-window");
        row["value"] = new JsonObject { ["mon-sun"] = "8-21" };
        var problem = await Change(before, Replace("us-wa-window", row), Reason, confirmLaxer: true).ReadProblem(422);
        Assert.Equal("changes[0].row.value", Assert.Single(problem["errors"]!.AsObject()).Key);
        Assert.Equal(before.Text("version"), (await host.Admin.GetAsync(Rules).Read()).Text("version"));
    }

    [Fact]
    public async Task A_change_of_an_older_state_is_refused_and_shown_the_present_one()
    {
        var before = await host.Admin.GetAsync(Rules).Read();
        await Change(before, Added("us-nv-afternoons"), Reason).Read();
        var problem = await Change(before, Added("us-nv-evenings"), Reason).ReadProblem(412);
        Assert.Equal(before["number"]!.GetValue<long>() + 1, problem["current"]!["number"]!.GetValue<long>());
        using var request = HttpSentences.Request(HttpMethod.Post, $"{Rules}/changes", new { changes = new[] { Added("us-nv-nights") }, reason = Reason });
        Assert.Equal(HttpStatusCode.PreconditionRequired, await host.Admin.SendAsync(request).Status());
        Assert.Equal(HttpStatusCode.NotFound, await host.Admin.GetAsync($"{Rules}?version=none").Status());
    }

    [Fact]
    public async Task A_draft_is_tried_beside_the_rules_in_force()
    {
        var before = await host.Admin.GetAsync(Rules).Read();
        var row = RowOf(before, "us-in-window");
        row["value"] = new JsonObject { ["mon-sun"] = "9:00-18:00" };
        var check = new { channel = "sms", state = "IN", phone = "317-555-0123", at = "2026-12-08T18:30:00-05:00", assumeConsent = true };
        var trial = await host.Admin.PostAsJsonAsync($"{Rules}/try", new { check, changes = new[] { Replace("us-in-window", row) } }).Read();
        Assert.Equal(("allow", "defer"), (trial["now"].Text("decision"), trial["draft"].Text("decision")));
        Assert.Equal(before.Text("version"), (await host.Admin.GetAsync(Rules).Read()).Text("version"));

        var problem = await host.Admin.PostAsJsonAsync($"{Rules}/try", new { check = new { channel = "fax" }, changes = Array.Empty<object>() }).ReadProblem(422);
        Assert.Equal(["changes", "check.channel"], problem["errors"]!.AsObject().Select(error => error.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Only_administrators_see_and_change_the_law()
    {
        using var broker = await host.SignedInBroker(await host.NewBroker());
        foreach (var client in new[] { broker, host.Seller })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await client.GetAsync(Rules).Status());
            Assert.Equal(HttpStatusCode.Forbidden, await client.GetAsync($"{Rules}/history").Status());
            Assert.Equal(HttpStatusCode.Forbidden, await client.PostAsJsonAsync($"{Rules}/try", new { }).Status());
            Assert.Equal(HttpStatusCode.Forbidden, await client.PostAsJsonAsync($"{Rules}/changes", new { }).Status());
        }
    }

    private static JsonObject RowOf(JsonNode book, string id) =>
        book["rules"]!.AsArray().Single(each => each.Text("id") == id)!["row"]!.DeepClone().AsObject();

    private static object Replace(string id, JsonObject row) => new { list = "rules", action = "replace", id, row };

    private static object Added(string id) => new
    {
        list = "rules",
        action = "add",
        id,
        row = new
        {
            id,
            kind = "window",
            value = new Dictionary<string, string> { ["sun"] = "none" },
            jurisdiction = "US-NV",
            channels = new[] { "sms" },
            purposes = new[] { "appointment" },
            source = "Test",
            mark = "D",
        },
    };

    private Task<HttpResponseMessage> Change(JsonNode seen, object change, string reason, bool confirmLaxer = false) => host.Admin.SendAsync(HttpSentences.Request(
        HttpMethod.Post, $"{Rules}/changes", new { changes = new[] { change }, reason, confirmLaxer }, ("If-Match", $"\"{seen["number"]}\"")));

    private Task<JsonNode> Ask(string state, string phone, string at) =>
        host.Seller.PostAsJsonAsync("/api/v1/compliance/check", new { state, phone, at, channel = "sms", assumeConsent = true }).Read();
}
