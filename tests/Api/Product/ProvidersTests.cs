using System.Net;
using LeadGrid.Access;
using LeadGrid.Providers;

namespace LeadGrid.Api.Tests;

/// <summary>How providers are, from the silo to the page.</summary>
[Collection(ProductTests.Name)]
public sealed class ProvidersTests(ProductHost host)
{
    private const string Path = "/api/v1/providers";

    [Fact]
    public async Task Each_silo_says_how_its_providers_are_and_which_are_not_configured()
    {
        var shown = await host.Admin.GetAsync(Path).Read();
        var silo = Assert.Single(shown["silos"]!.AsArray())!;
        Assert.True(silo["answers"]!.GetValue<bool>());
        var providers = shown["providers"]!.AsArray().ToDictionary(each => each!.Text("provider"), each => each!);
        Assert.Equal(["smtp", "twilio"], providers.Keys);
        Assert.Equal(("email", "sms"), (providers["smtp"].Text("channel"), providers["twilio"].Text("channel")));
        Assert.All(providers.Values, each => Assert.False(each["configured"]!.GetValue<bool>()));
        Assert.True(shown["outbox"]!["oldestSeconds"]!.GetValue<double>() >= 0);
    }

    [Fact]
    public async Task Nobody_else_may_look()
    {
        using var broker = await host.SignedInBroker(await host.NewBroker());
        using var nobody = host.Client();
        Assert.Equal(HttpStatusCode.Forbidden, await broker.GetAsync(Path).Status());
        Assert.Equal(HttpStatusCode.Forbidden, await host.Seller.GetAsync(Path).Status());
        Assert.Equal(HttpStatusCode.Unauthorized, await nobody.GetAsync(Path).Status());
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => host.Grains.GetGrain<IProvidersGrain>(0).Look(new Actor(ActorKind.Broker, "b", "b")));
    }
}
