using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LeadGrid.Access;

namespace LeadGrid.Api.Tests;

/// <summary>The check from the request to the rules and back.</summary>
[Collection(ProductTests.Name)]
public sealed class ComplianceTests(ProductHost host)
{
    private const string Path = "/api/v1/compliance/check";

    [Theory]
    [InlineData("2026-12-08T08:59:59-05:00", "defer", "2026-12-08T14:00:00+00:00")]
    [InlineData("2026-12-08T09:00:00-05:00", "allow", null)]
    [InlineData("2026-12-08T20:59:59-05:00", "allow", null)]
    [InlineData("2026-12-08T21:00:00-05:00", "defer", "2026-12-09T14:00:00+00:00")]
    public async Task A_check_says_whether_and_when_and_why(string at, string decision, string? until)
    {
        var answer = await host.Seller.PostAsJsonAsync(Path, new
        {
            phone = "(810) 292-9388", state = "michigan", zip = "48116", channel = "sms", purpose = "marketing", at, campaign = "home-solar", assumeConsent = true,
        }).Read();
        Assert.Equal((decision, until), (answer.Text("decision"), answer["until"]?.GetValue<DateTimeOffset>().ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.StartsWith("2026-11-27.3", answer.Text("dataVersion"), StringComparison.Ordinal);
        var window = Assert.Single(answer["reasons"]!.AsArray(), reason => reason.Text("rule") == "us-mi-window")!;
        Assert.Equal((decision, "Table of calling windows by state [V]"), (window.Text("outcome"), window.Text("source")));
    }

    [Fact]
    public async Task A_person_of_whom_nothing_is_known_is_contacted_by_mail_alone()
    {
        var noon = new { state = "NJ", at = "2026-12-08T12:00:00-05:00", phone = "201-555-0123" };
        Assert.Equal("deny", (await Ask(noon, "sms", "marketing")).Text("decision"));
        Assert.Equal("deny", (await Ask(noon, "ai_voice", "marketing")).Text("decision"));
        var call = await Ask(noon, "voice", "marketing");
        Assert.Equal("deny", call.Text("decision"));
        Assert.Contains(call["reasons"]!.AsArray(), reason => reason.Text("rule") == "us-do-not-call" && reason.Text("outcome") == "deny");
        Assert.Equal("allow", (await Ask(noon, "email", "marketing")).Text("decision"));
        Assert.Equal("allow", (await Ask(noon, "sms", "legal")).Text("decision"));
    }

    [Fact]
    public async Task Phone_state_and_time_may_be_absent()
    {
        Assert.Equal("deny", (await host.Seller.PostAsJsonAsync(Path, new { channel = "sms", assumeConsent = true }).Read()).Text("decision"));
        Assert.Equal("allow", (await host.Seller.PostAsJsonAsync(Path, new { channel = "email", email = "ada@byron.org", assumeConsent = true }).Read()).Text("decision"));
    }

    [Fact]
    public async Task A_check_that_cannot_be_read_is_told_by_field()
    {
        var body = new { phone = "12", email = "x", state = "Ontario", zip = "K1A", channel = "fax", purpose = "sale", at = "2026-12-08T12:00:00", campaign = new string('x', 65), assumeConsent = 1 };
        var problem = await host.Seller.PostAsJsonAsync(Path, body).ReadProblem(422);
        Assert.Equal(
            ["assumeConsent", "at", "campaign", "channel", "email", "phone", "purpose", "state", "zip"],
            problem["errors"]!.AsObject().Select(error => error.Key).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("Ontario", problem.ToJsonString(), StringComparison.Ordinal);
        await host.Seller.PostAsync(Path, new StringContent("{", System.Text.Encoding.UTF8, "application/json")).ReadProblem(400);
        await host.Seller.PostAsync(Path, new StringContent("channel=sms")).ReadProblem(415);
    }

    [Fact]
    public async Task Administrators_brokers_and_every_key_may_ask_and_nobody_else()
    {
        using var broker = await host.SignedInBroker(await host.NewBroker());
        using var key = await host.NewSeller([ApiScopes.WriteLeads]);
        using var stranger = host.Client();
        foreach (var client in new[] { host.Admin, broker, key })
        {
            Assert.Equal(HttpStatusCode.OK, await client.PostAsJsonAsync(Path, new { channel = "sms" }).Status());
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await stranger.PostAsJsonAsync(Path, new { channel = "sms" }).Status());
    }

    private Task<JsonNode> Ask(object person, string channel, string purpose)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToNode(person)!.AsObject();
        (body["channel"], body["purpose"]) = (channel, purpose);
        return host.Admin.PostAsJsonAsync(Path, body).Read();
    }
}
