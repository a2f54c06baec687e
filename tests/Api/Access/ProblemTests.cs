using System.Net;
using System.Text;
using static LeadGrid.Api.Tests.HttpSentences;

namespace LeadGrid.Api.Tests;

public sealed class ProblemTests(AccessHost host) : IClassFixture<AccessHost>
{
    [Theory]
    [InlineData("/api/nowhere", 404)]
    [InlineData("/api/probe/throw/anything", 500)]
    [InlineData("/api/probe/throw/timeout", 503)]
    public async Task What_goes_wrong_is_a_problem_that_tells_nothing_of_our_insides(string path, int status)
    {
        using var client = host.Client();
        var problem = await client.GetAsync(path).ReadProblem(status);
        Assert.DoesNotContain("Anna", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_asks_for_html_gets_a_problem_from_the_api_too()
    {
        using var client = host.Client();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        await client.GetAsync("/api/v1/session").ReadProblem(401);
        await client.GetAsync("/api/probe/throw/anything").ReadProblem(500);
    }

    [Theory]
    [InlineData("timeout", 1)]
    [InlineData("silo", 1)]
    [InlineData("gateway", 1)]
    [InlineData("moved", 1)]
    [InlineData("database", 1)]
    [InlineData("busy", 3)]
    [InlineData("queue", 3)]
    public async Task A_cluster_that_is_away_or_overloaded_is_503_and_says_when_to_come_back(string what, int seconds)
    {
        using var client = host.Client();
        using var response = await client.GetAsync($"/api/probe/throw/{what}");
        Assert.Equal(TimeSpan.FromSeconds(seconds), response.Headers.RetryAfter!.Delta);
        var problem = await Task.FromResult(response).ReadProblem(503);
        Assert.DoesNotContain("Anna", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_queue_says_when_to_come_back()
    {
        using var client = host.Client();
        using var response = await client.GetAsync("/api/probe/throw/overloaded");
        Assert.Equal(TimeSpan.FromSeconds(3), response.Headers.RetryAfter!.Delta);
        await Task.FromResult(response).ReadProblem(503);
    }

    [Fact]
    public async Task An_unknown_campaign_is_a_fault_of_that_field()
    {
        using var client = host.Client();
        var problem = await client.GetAsync("/api/probe/throw/campaign").ReadProblem(422);
        Assert.NotNull(problem["errors"]!["campaign"]);
    }

    [Fact]
    public async Task Another_method_is_405()
    {
        using var client = host.Client();
        using var response = await client.PutAsync("/api/v1/session", null);
        Assert.NotEmpty(response.Content.Headers.Allow);
        await Task.FromResult(response).ReadProblem(405);
    }

    [Fact]
    public async Task Malformed_json_is_pointed_at_and_not_repeated()
    {
        var problem = await Post("{\n  \"name\": \"Anna\",\n  \"count\": secret-value\n}").ReadProblem(400);
        Assert.Equal(3, problem["line"]!.GetValue<int>());
        Assert.InRange(problem["byte"]!.GetValue<int>(), 12, 13);
        Assert.DoesNotContain("secret", problem.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"name\":\"x\",\"count\":\"Anna\"}", "count")]
    [InlineData("{\"name\":null,\"count\":1}", "name")]
    [InlineData("{\"name\":\"x\",\"count\":1,\"kind\":7}", "kind")]
    [InlineData("{\"name\":\"x\",\"count\":1,\"kind\":\"Anna\"}", "kind")]
    public async Task A_value_of_the_wrong_type_is_a_fault_of_its_field_and_not_repeated(string body, string field)
    {
        var problem = await Post(body).ReadProblem(422);
        Assert.NotNull(problem["errors"]![field]);
        Assert.DoesNotContain("Anna", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_media_type_is_415_and_no_body_400()
    {
        await Post("<lead/>", "text/xml").ReadProblem(415);
        await Post("").ReadProblem(400);
    }

    [Fact]
    public async Task A_body_over_64_kB_is_413()
    {
        await Post($"{{\"name\":\"{new string('x', 64 * 1024)}\",\"count\":1}}").ReadProblem(413);
        Assert.Equal(HttpStatusCode.OK, await Post($"{{\"name\":\"{new string('x', 60 * 1024)}\",\"count\":1}}").Status());
    }

    [Fact]
    public async Task A_page_gets_nothing_from_other_origins()
    {
        using var client = host.Client();
        using var request = Request(HttpMethod.Get, "/api/v1/session", null, ("Origin", "https://evil.example"));
        using var response = await client.SendAsync(request);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains($"ws://{host.Address.Authority}", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task The_hub_is_closed_to_pages_of_other_origins()
    {
        using var client = host.Client();
        using var request = Request(HttpMethod.Get, "/hubs/grid", null, ("Origin", "https://evil.example"));
        var problem = await client.SendAsync(request).ReadProblem(403);
        Assert.Equal("urn:leadgrid:problem:foreign-origin", problem["type"]!.GetValue<string>());
    }

    private async Task<HttpResponseMessage> Post(string body, string type = "application/json")
    {
        var (_, key) = await host.NewKey();
        using var client = host.Client(key);
        using var content = new StringContent(body, Encoding.UTF8, type);
        return await client.PostAsync("/api/probe/post", content);
    }
}
