using System.Net;
using System.Text.Json.Nodes;

namespace LeadGrid.Api.Tests;

[Collection(ProductTests.Name)]
public sealed class CountersTests(ProductHost host)
{
    [Fact]
    public async Task A_campaigns_counters_follow_what_happens_in_it()
    {
        var broker = await host.NewBroker();
        var campaign = await host.NewCampaign(broker);
        var first = Some.Lead(campaign);
        await host.Seller.Post(first).Read(HttpStatusCode.Created);
        await host.Seller.Post(first.Copy().With("firstName", "Augusta")).Read();
        await host.Seller.Post(Some.Lead(campaign, "NY")).Read(HttpStatusCode.Created);

        JsonNode counters = new JsonObject();
        await ProductHost.Eventually(async () =>
        {
            counters = await host.Admin.GetAsync($"/api/v1/campaigns/{campaign}/counters").Read();
            return counters["total"]!["received"]!.GetValue<long>() == 3 && counters["waiting"]!["leads"]!.GetValue<long>() == 1;
        });
        long Total(string name) => counters["total"]![name]!.GetValue<long>();
        Assert.Equal((2, 1, 1, 1, 0), (Total("accepted"), Total("duplicate"), Total("assigned"), Total("queued"), Total("won")));
        Assert.Equal(3, counters["days"]![0]!["counts"]!["received"]!.GetValue<long>());
        var state = Assert.Single(counters["waiting"]!["states"]!.AsArray());
        Assert.Equal(("NY", 1), (state.Text("state"), state!["leads"]!.GetValue<long>()));
        Assert.NotNull(counters["waiting"]!["oldestSince"]);
    }

    [Fact]
    public async Task Counters_are_the_operators_and_their_days_are_checked()
    {
        var broker = await host.NewBroker();
        var campaign = await host.NewCampaign(broker);
        using var browser = await host.SignedInBroker(broker);
        await browser.GetAsync($"/api/v1/campaigns/{campaign}/counters").ReadProblem(403);
        await host.Admin.GetAsync("/api/v1/campaigns/none/counters").ReadProblem(404);
        await host.Admin.GetAsync($"/api/v1/campaigns/{campaign}/counters?from=2026-03-02&to=2026-03-01").ReadProblem(400);
        await host.Admin.GetAsync($"/api/v1/campaigns/{campaign}/counters?from=2020-03-02&to=2026-03-01").ReadProblem(400);
        var past = await host.Admin.GetAsync($"/api/v1/campaigns/{campaign}/counters?from=2020-03-02&to=2020-03-03").Read();
        Assert.Empty(past["days"]!.AsArray());
    }
}
