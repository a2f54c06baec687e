using System.Net;

namespace LeadGrid.Api.Tests;

public sealed class OpenIdConnectTests
{
    [Fact]
    public async Task A_verified_address_of_a_user_signs_in_and_any_other_is_refused()
    {
        await using var provider = await IdentityProvider.Start();
        await using var host = new AccessHost();
        provider.Configure(host.Settings);
        await host.InitializeAsync();

        provider.Email = await host.NewUser("north");
        using var client = host.Client();
        Assert.Equal("/", await SignIn(client));
        var session = await client.GetAsync("/api/v1/session").Read();
        Assert.Equal("north", session["user"]!["brokerId"]!.GetValue<string>());

        provider.Verified = false;
        await AssertRefused(host);
        provider.Verified = true;
        provider.Email = "stranger@example.com";
        await AssertRefused(host);
    }

    [Fact]
    public async Task Without_a_provider_there_is_no_such_address()
    {
        await using var host = new AccessHost();
        await host.InitializeAsync();
        using var client = host.Client();
        await client.GetAsync("/api/v1/session/oidc").ReadProblem(404);
    }

    private static async Task AssertRefused(AccessHost host)
    {
        using var client = host.Client();
        Assert.Equal("/?signIn=refused", await SignIn(client));
        await client.GetAsync("/api/v1/session").ReadProblem(401);
    }

    /// <returns>Where the browser ends up.</returns>
    private static async Task<string> SignIn(HttpClient client)
    {
        var challenge = await Follow(client, "/api/v1/session/oidc");
        var callback = await Follow(client, challenge);
        return await Follow(client, callback);
    }

    private static async Task<string> Follow(HttpClient client, string address)
    {
        using var response = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return response.Headers.Location!.ToString();
    }
}
