using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using LeadGrid.Access;
using LeadGrid.Testing;

namespace LeadGrid.Api.Tests;

[Collection(ProductTests.Name)]
public sealed class IntakeTests(ProductHost host)
{
    [Fact]
    public async Task A_lead_is_accepted_and_the_same_person_is_a_duplicate()
    {
        var broker = await host.NewBroker();
        var campaign = await host.NewCampaign(broker);
        var lead = Some.Lead(campaign);
        var accepted = await host.Seller.Post(lead).Read(HttpStatusCode.Created);
        Assert.Equal(("accepted", broker, "assigned"), (accepted.Text("outcome"), accepted["broker"].Text("id"), accepted.Text("status")));
        Assert.Equal(accepted["score"]!.GetValue<int>(), accepted["scoreReasons"]!.AsArray().Sum(r => r!["points"]!.GetValue<int>()));
        var duplicate = await host.Seller.Post(lead.Copy().With("firstName", "Augusta")).Read();
        Assert.Equal(("duplicate", accepted.Text("leadId")), (duplicate.Text("outcome"), duplicate.Text("duplicateOf")));
        Assert.Single(await host.Search(new { campaigns = new[] { campaign } }));
    }

    [Fact]
    public async Task All_faults_are_told_at_once()
    {
        var campaign = await host.NewCampaign();
        var problem = await host.Seller.Post(Some.Lead(campaign).With("phone", "12").With("email", "nobody").With("cost", "dear").With("firstName", true)).ReadProblem(422);
        Assert.Equal(["cost", "email", "firstName", "phone"], problem["errors"]!.AsObject().Select(e => e.Key).Order());
        Assert.Equal("rejected", problem.Text("outcome"));
        Assert.Empty(await host.Search(new { campaigns = new[] { campaign } }));
    }

    [Fact]
    public async Task Whoever_may_not_post_is_told_so()
    {
        var campaign = await host.NewCampaign();
        using var stranger = host.Client("lg_0123456789_wrong");
        using var reader = await host.NewSeller([ApiScopes.ReadLeads]);
        using var other = await host.NewSeller(campaigns: ["another"]);
        using var broker = await host.SignedInBroker("anchor");
        await stranger.Post(Some.Lead(campaign)).ReadProblem(401);
        await reader.Post(Some.Lead(campaign)).ReadProblem(403);
        await other.Post(Some.Lead(campaign)).ReadProblem(403);
        await broker.Post(Some.Lead(campaign)).ReadProblem(403);
        await host.Admin.Post(Some.Lead(campaign)).Read(HttpStatusCode.Created);
    }

    [Fact]
    public async Task What_is_no_lead_is_refused()
    {
        var campaign = await host.NewCampaign();
        await host.Seller.Post(Some.Lead(campaign).With("street", new string('x', 70_000))).ReadProblem(413);
        await host.Seller.PostAsync("/api/v1/leads", new StringContent("phone=1", Encoding.UTF8, "text/plain")).ReadProblem(415);
        await host.Seller.PostAsync($"/api/v1/leads/batch?campaign={campaign}", new StringContent("{}", Encoding.UTF8, "application/json")).ReadProblem(415);
        await host.Seller.PostAsync("/api/v1/leads", new StringContent("{", Encoding.UTF8, "application/json")).ReadProblem(400);
        await host.Seller.PostAsync("/api/v1/leads", new StringContent($$"""{"campaign":"{{campaign}}","firstName":"\ud800"}""", Encoding.UTF8, "application/json")).ReadProblem(400);
        await host.Seller.Post(Some.Lead("no-such-campaign")).ReadProblem(422);
        await host.Seller.Post(Some.Lead("no\0such")).ReadProblem(422);
        await host.Seller.Post(new JsonArray()).ReadProblem(422);
        await host.Seller.Post(Some.Lead(campaign), key: new string('k', 256)).ReadProblem(422);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_repeated_post_gets_the_first_answer(bool byHeader)
    {
        var campaign = await host.NewCampaign(await host.NewBroker());
        var key = byHeader ? Guid.NewGuid().ToString() : null;
        var lead = byHeader ? Some.Lead(campaign) : Some.Lead(campaign).With("externalId", "X-1");
        var first = await host.Seller.Post(lead, key).Read(HttpStatusCode.Created);
        using var again = await host.Seller.Post(lead, key);
        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        var replay = await Task.FromResult(again).Read(HttpStatusCode.Created);
        Assert.True(replay["replay"]!.GetValue<bool>());
        replay.AsObject().Remove("replay");
        Assert.True(JsonNode.DeepEquals(first, replay));
        var reused = await host.Seller.Post(lead.Copy().With("firstName", "Augusta"), key).ReadProblem(422);
        Assert.Equal("key_reused", reused.Text("outcome"));
    }

    [Fact]
    public async Task A_thousand_equal_posts_at_once_make_one_lead()
    {
        var campaign = await host.NewCampaign(await host.NewBroker());
        var lead = Some.Lead(campaign);
        var answers = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => host.Seller.Post(lead).Status()));
        Assert.Single(answers, HttpStatusCode.Created);
        Assert.Equal(999, answers.Count(a => a == HttpStatusCode.OK));
        Assert.Single(await host.Search(new { campaigns = new[] { campaign } }));
    }

    [Fact]
    public async Task A_thousand_equal_lines_make_one_lead()
    {
        var campaign = await host.NewCampaign(await host.NewBroker());
        var line = Some.Lead(campaign).ToJsonString();
        var answers = await host.Seller.Batch(campaign, "application/x-ndjson", string.Join('\n', Enumerable.Repeat(line, 1_000)));
        Assert.Equal("accepted", answers[0].Text("outcome"));
        Assert.All(answers[1..], a => Assert.Equal(answers[0].Text("leadId"), a.Text("duplicateOf")));
        Assert.Equal(Enumerable.Range(1, 1_000), answers.Select(a => a["line"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_file_of_500_is_answered_line_by_line_and_again_as_duplicates()
    {
        var campaign = await host.NewCampaign(host.Demo.Brokers[0].Id);
        var file = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.SharedData, "us-500.csv"));
        const string map = "&map=firstname:firstName,lastname:lastName,zip:address.zip,phone1:phone";
        var first = await host.Seller.Batch(campaign, "text/csv", file, map);
        Assert.Equal(500, first.Length);
        Assert.All(first, a => Assert.Equal("accepted", a.Text("outcome")));
        Assert.All(first, a => Assert.Equal(host.Demo.Brokers[0].Id, a["broker"].Text("id")));
        var second = await host.Seller.Batch(campaign, "text/csv", file, map);
        Assert.Equal(first.Select(a => a.Text("leadId")), second.Select(a => a.Text("duplicateOf")));
    }

    [Fact]
    public async Task A_bad_line_harms_no_other()
    {
        var campaign = await host.NewCampaign();
        var answers = await host.Seller.Batch(campaign, "application/x-ndjson", string.Join('\n',
            Some.Lead(campaign).ToJsonString(), "{\"phone\":", "{\"firstName\":\"\\ud800\"}", Some.Lead(campaign).With("phone", "12").ToJsonString(),
            "", Some.Lead(campaign).ToJsonString()));
        Assert.Equal(["accepted", "rejected", "rejected", "rejected", "accepted"], answers.Select(a => a.Text("outcome")));
        Assert.Equal([1, 2, 3, 4, 6], answers.Select(a => a["line"]!.GetValue<int>()));
        Assert.Equal(["phone"], answers[3]["errors"]!.AsObject().Select(e => e.Key));
    }

    [Fact]
    public async Task Lines_before_a_broken_table_are_decided()
    {
        var campaign = await host.NewCampaign();
        var answers = await host.Seller.Batch(
            campaign, "text/csv", $"email,state\nx{Guid.NewGuid():n}@byron.org,NJ\n\"{new string('x', 70_000)}");
        Assert.Equal(["accepted", "rejected"], answers.Select(a => a.Text("outcome")));
    }

    [Fact]
    public async Task Test_mode_answers_as_usual_and_stores_nothing()
    {
        var broker = await host.NewBroker();
        var campaign = await host.NewCampaign(broker);
        var lead = Some.Lead(campaign).With("externalId", "T-1");
        for (var i = 0; i < 2; i++)
        {
            var answer = await host.Seller.Post(lead, "test-key", "?test=true").Read();
            Assert.Equal(("accepted", broker, true), (answer.Text("outcome"), answer["broker"].Text("id"), answer["test"]!.GetValue<bool>()));
        }

        await host.Seller.Post(lead.Copy().With("phone", "12"), query: "?test=true").ReadProblem(422);
        Assert.Empty(await host.Search(new { campaigns = new[] { campaign } }));
        await host.Seller.Post(lead.Copy().With("firstName", "Augusta"), "test-key").Read(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Leads_are_found_by_what_is_known_of_the_person()
    {
        var (first, second) = (await host.NewCampaign(), await host.NewCampaign());
        var lead = Some.Lead(first).With("phone", "(732) 658-3154").With("externalId", Guid.NewGuid().ToString());
        var id = (await host.Seller.Post(lead).Read(HttpStatusCode.Created)).Text("leadId");
        await host.Seller.Post(Some.Lead(second)).Read(HttpStatusCode.Created);
        foreach (var what in new object[]
        {
            new { phone = "+1 732 658 3154", campaigns = new[] { first } },
            new { email = lead.Text("email").ToUpperInvariant() },
            new { lastName = lead.Text("lastName").ToUpperInvariant() },
            new { externalId = lead.Text("externalId") },
        })
        {
            Assert.Equal([id], (await host.Search(what)).Select(l => l.Text("id")));
        }

        Assert.Empty(await host.Search(new { phone = "nonsense" }));
        await host.Admin.PostAsJsonAsync("/api/v1/leads/search", new { cursor = "nonsense" }).ReadProblem(422);
        await host.Admin.PostAsJsonAsync("/api/v1/leads/search", new { campaigns = new[] { "a\0b" }, states = new string?[] { null } }).ReadProblem(422);
    }

    [Theory]
    [InlineData("received_at")]
    [InlineData("score")]
    [InlineData("updated_at")]
    public async Task Pages_hold_every_lead_once(string sort)
    {
        var campaign = await host.NewCampaign();
        await host.Seller.Batch(campaign, "application/x-ndjson", string.Join('\n', Enumerable.Range(0, 25).Select(_ => Some.Lead(campaign).ToJsonString())));
        var seen = new List<string>();
        JsonNode page;
        string? cursor = null;
        do
        {
            page = await host.Admin.PostAsJsonAsync("/api/v1/leads/search", new { campaigns = new[] { campaign }, sort, limit = 10, cursor }).Read();
            seen.AddRange(page["leads"]!.AsArray().Select(l => l.Text("id")));
            cursor = page["next"]?.GetValue<string>();
        }
        while (cursor is not null);
        Assert.Equal(25, seen.Count);
        Assert.Equal(25, seen.Distinct().Count());
    }
}
