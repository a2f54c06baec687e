using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LeadGrid.Outreach;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LeadGrid.Api.Tests;

[Collection(ProductTests.Name)]
public sealed class NoticeTests(ProductHost host)
{
    [Fact]
    public async Task The_brokers_own_system_is_told_of_a_refusal_until_it_acknowledges_it()
    {
        var told = new List<(string Time, string Signature, string Body)>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var system = builder.Build();
        system.MapPost("/refusals", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            told.Add((request.Headers["X-LeadGrid-Timestamp"].ToString(), request.Headers["X-LeadGrid-Signature"].ToString(), await reader.ReadToEndAsync()));
            return told.Count == 1 ? Results.StatusCode(500) : Results.NoContent();
        });
        await system.StartAsync();

        var (_, broker, lead) = await host.NewLead();
        await host.Change(broker, profile => profile with { RefusalUrl = $"{system.Urls.First()}/refusals" });
        using var browser = await host.SignedInBroker(broker);
        Assert.Equal(HttpStatusCode.NoContent, await browser.SendAsync(HttpSentences.Request(HttpMethod.Post, $"/api/v1/leads/{lead}/refusal", new { channels = new[] { "email" } })).Status());
        await ProductHost.Eventually(async () =>
            (await browser.GetAsync($"/api/v1/leads/{lead}/timeline").Read())["entries"]!.AsArray().Any(entry => entry.Text("kind") == "refusal_told"));

        Assert.Equal(2, told.Count);
        var (time, signature, body) = told[1];
        Assert.Equal(lead, JsonNode.Parse(body).Text("leadId"));
        var secret = (await browser.GetAsync($"/api/v1/brokers/{broker}/notice-secret").Read()).Text("secret");
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}"));
        Assert.Equal($"v1={Convert.ToHexStringLower(expected)}", signature);
    }
}
