using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LeadGrid.Brokers;

namespace LeadGrid.Api.Tests;

[Collection(ProductTests.Name)]
public sealed class RoutingTests(ProductHost host)
{
    [Fact]
    public async Task A_cap_holds_under_concurrency_and_raising_it_routes_the_best_then_the_oldest()
    {
        var broker = await host.NewBroker(b => b with { Caps = new BrokerCaps(Daily: 5) });
        var campaign = await host.NewCampaign(broker);
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i =>
        {
            var lead = Some.Lead(campaign);
            // Half of them score better: they gave a phone.
            return host.Seller.Post(i % 2 == 0 ? lead : lead.With("phone", $"732658{3000 + i}")).Read(HttpStatusCode.Created);
        }));
        Assert.Equal(5, answers.Count(a => a.Text("status") == "assigned"));
        Assert.All(answers.Where(a => a["broker"] is null), a => Assert.Equal("queued", a.Text("status")));

        var waiting = (await host.Search(new { campaigns = new[] { campaign }, statuses = new[] { "queued" }, limit = 500 }))
            .OrderByDescending(l => l!["score"]!.GetValue<int>())
            .ThenBy(l => l!["receivedAt"]!.GetValue<DateTimeOffset>())
            .ThenBy(l => l.Text("id"), StringComparer.Ordinal)
            .Select(l => l.Text("id")).ToArray();
        Assert.Equal(195, waiting.Length);
        await host.Change(broker, b => b with { Caps = new BrokerCaps(Daily: 12) });
        var assigned = (await host.Search(new { campaigns = new[] { campaign }, statuses = new[] { "assigned" }, limit = 500 })).Select(l => l.Text("id")).ToHashSet();
        Assert.Equal(12, assigned.Count);
        Assert.Equal(waiting[..7].Order(), assigned.Intersect(waiting).Order());
    }

    [Fact]
    public async Task A_paused_broker_gets_nothing_and_what_waited_when_it_resumes()
    {
        var broker = await host.NewBroker();
        var campaign = await host.NewCampaign(broker);
        using var browser = await host.SignedInBroker(broker);
        await browser.PostAsync($"/api/v1/brokers/{broker}/pause", null).Read();
        var lead = await host.Seller.Post(Some.Lead(campaign)).Read(HttpStatusCode.Created);
        Assert.Equal("queued", lead.Text("status"));
        await browser.PostAsync($"/api/v1/brokers/{broker}/resume", null).Read();
        Assert.Equal("assigned", (await browser.GetAsync($"/api/v1/leads/{lead.Text("leadId")}").Read()).Text("status"));
    }

    [Fact]
    public async Task Licences_are_respected_and_the_timeline_says_who_was_eligible_and_who_not_and_why()
    {
        var jersey = await host.NewBroker();
        var york = await host.NewBroker(b => b with { Licences = ["NY"] });
        var resting = await host.NewBroker(b => b with { Licences = ["NJ", "NY"], Paused = true });
        var campaign = await host.NewCampaign(jersey, york, resting);
        for (var i = 0; i < 4; i++)
        {
            var state = i % 2 == 0 ? "NJ" : "NY";
            var lead = await host.Seller.Post(Some.Lead(campaign, state)).Read(HttpStatusCode.Created);
            Assert.Equal(state == "NJ" ? jersey : york, lead["broker"].Text("id"));
        }

        var waiting = await host.Seller.Post(Some.Lead(campaign, "PA")).Read(HttpStatusCode.Created);
        var entries = (await host.Admin.GetAsync($"/api/v1/leads/{waiting.Text("leadId")}/timeline").Read())["entries"]!.AsArray();
        Assert.Equal(["queued", "received"], entries.Select(e => e.Text("kind")));
        var candidates = entries[0]!["routing"]!["candidates"]!.AsArray();
        Assert.Equal(3, candidates.Count);
        Assert.All(candidates, c => Assert.Contains("is not licensed in PA", c!["reasons"]!.AsArray().Select(r => r!.GetValue<string>())));
        Assert.Contains("is paused", candidates.Single(c => c.Text("brokerId") == resting)!["reasons"]!.AsArray().Select(r => r!.GetValue<string>()));
    }

    [Fact]
    public async Task A_lead_is_worked_to_won_and_stale_or_impossible_commands_say_where_it_stands()
    {
        var (_, broker, lead) = await host.NewLead();
        using var browser = await host.SignedInBroker(broker);
        using var opened = await browser.GetAsync($"/api/v1/leads/{lead}");
        Assert.Equal("\"2\"", opened.Headers.ETag!.Tag);
        await browser.PostAsJsonAsync($"/api/v1/leads/{lead}/contacted", new { }).ReadProblem(428);
        Assert.Equal("contacted", (await browser.Command(lead, "contacted", new { note = "Asked for mornings" }, 2).Read()).Text("status"));
        var stale = await browser.Command(lead, "notes", new { text = "Late" }, 2).ReadProblem(412);
        Assert.Equal((3, "contacted"), (stale["current"]!["version"]!.GetValue<int>(), stale["current"].Text("status")));
        var at = new DateTimeOffset(2027, 1, 4, 15, 0, 0, TimeSpan.Zero);
        Assert.Equal(at, (await browser.Command(lead, "appointment", new { at }, 3).Read())["appointmentAt"]!.GetValue<DateTimeOffset>());
        await browser.Command(lead, "win", new { revenue = -1 }, 4).ReadProblem(422);
        var won = await browser.Command(lead, "win", new { revenue = 1250.5m }, 4).Read();
        Assert.Equal(("won", "USD"), (won.Text("status"), won["revenue"].Text("currency")));
        var refused = await browser.Command(lead, "lose", new { reason = "dear" }, 5).ReadProblem(409);
        Assert.Equal("won", refused["current"].Text("status"));
        var entries = (await browser.GetAsync($"/api/v1/leads/{lead}/timeline").Read())["entries"]!.AsArray();
        Assert.Equal(["won", "appointment_set", "contacted", "assigned", "received"], entries.Select(e => e.Text("kind")));
        Assert.Equal("Asked for mornings", entries[2].Text("text"));
    }

    [Theory]
    [InlineData("lose")]
    [InlineData("return")]
    public async Task A_closed_lead_frees_its_place_for_one_that_waits(string how)
    {
        var broker = await host.NewBroker(b => b with { Caps = new BrokerCaps(Open: 1) });
        var campaign = await host.NewCampaign(broker);
        var held = await host.Seller.Post(Some.Lead(campaign)).Read(HttpStatusCode.Created);
        var waits = await host.Seller.Post(Some.Lead(campaign)).Read(HttpStatusCode.Created);
        Assert.Equal(("assigned", "queued"), (held.Text("status"), waits.Text("status")));
        using var browser = await host.SignedInBroker(broker);
        await browser.Command(held.Text("leadId"), how, new { reason = "wrong_number" }, 2).Read();
        await ProductHost.Eventually(async () =>
            await browser.GetAsync($"/api/v1/leads/{waits.Text("leadId")}").Status() == HttpStatusCode.OK);
        var timeline = (await browser.GetAsync($"/api/v1/leads/{waits.Text("leadId")}/timeline").Read())["entries"]!.AsArray();
        Assert.Equal(["assigned", "queued", "received"], timeline.Select(e => e.Text("kind")));
        Assert.Contains(
            "has no capacity for another open lead",
            timeline[1]!["routing"]!["candidates"]!.AsArray().Single()!["reasons"]!.AsArray().Select(r => r!.GetValue<string>()));
    }
}
