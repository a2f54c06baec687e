using System.Net;
using static LeadGrid.Api.Tests.HttpSentences;

namespace LeadGrid.Api.Tests;

public sealed class ProxyTests
{
    [Fact]
    public async Task A_trusted_proxy_says_who_asks_and_by_which_address()
    {
        await using var host = new AccessHost();
        host.Settings["Edges:TrustedProxies:0"] = "127.0.0.0/8";
        host.Settings["Access:SignInBurstPerAddress"] = "1";
        host.Settings["Access:SignInsPerMinutePerAddress"] = "1";
        await host.InitializeAsync();
        using var client = host.Client();

        // Each address has an allowance of its own.
        Assert.Equal(HttpStatusCode.Unauthorized, await SignIn(client, "198.51.100.1").Status());
        await SignIn(client, "198.51.100.1").ReadProblem(429);
        Assert.Equal(HttpStatusCode.Unauthorized, await SignIn(client, "198.51.100.2").Status());

        // Cookies and Origin follow the address that the browser sees.
        using var request = Request(
            HttpMethod.Post,
            "/api/v1/session",
            new { email = await host.NewUser(), password = AccessHost.Password },
            ("X-Forwarded-For", "198.51.100.3"),
            ("X-Forwarded-Proto", "https"),
            ("X-Forwarded-Host", "leads.example.com"),
            ("Origin", "https://leads.example.com"));
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.All(response.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Nobody_else_is_believed()
    {
        await using var host = new AccessHost();
        host.Settings["Access:SignInBurstPerAddress"] = "1";
        host.Settings["Access:SignInsPerMinutePerAddress"] = "1";
        await host.InitializeAsync();
        using var client = host.Client();
        Assert.Equal(HttpStatusCode.Unauthorized, await SignIn(client, "198.51.100.1").Status());
        await SignIn(client, "198.51.100.2").ReadProblem(429);
    }

    private static async Task<HttpResponseMessage> SignIn(HttpClient client, string from)
    {
        using var request = Request(
            HttpMethod.Post,
            "/api/v1/session",
            new { email = $"{Guid.NewGuid():n}@example.com", password = "wrong" },
            ("X-Forwarded-For", from));
        return await client.SendAsync(request);
    }
}
