using System.Net;
using LeadGrid.Access;
using LeadGrid.Brokers;
using LeadGrid.Campaigns;
using static LeadGrid.Api.Tests.HttpSentences;

namespace LeadGrid.Api.Tests;

public sealed class SettingsTests(AccessHost host) : IClassFixture<AccessHost>
{
    [Fact]
    public async Task A_campaign_is_created_read_changed_and_listed()
    {
        using var admin = await host.SignedIn();
        var code = $"new-{Guid.NewGuid():n}"[..12];
        var path = $"/api/v1/campaigns/{code}";
        var created = await Put(admin, path, new { code, name = "First" }, ("If-None-Match", "*")).Read(HttpStatusCode.Created);
        Assert.Equal(1, created["version"]!.GetValue<long>());

        using var read = await admin.GetAsync(path);
        Assert.Equal("\"1\"", read.Headers.ETag!.Tag);
        var definition = (await Task.FromResult(read).Read()).AsObject();
        definition["name"] = "Second";
        var changed = await Put(admin, path, definition, ("If-Match", "\"1\"")).Read();
        Assert.Equal("Second", changed["name"]!.GetValue<string>());
        Assert.Equal(2, changed["version"]!.GetValue<long>());

        var list = await admin.GetAsync("/api/v1/campaigns").Read();
        Assert.Contains(list["campaigns"]!.AsArray(), each => each!["code"]!.GetValue<string>() == code);
    }

    [Fact]
    public async Task The_router_and_the_brokers_follow_a_campaign_when_its_change_is_answered()
    {
        var broker = await host.NewBroker();
        var code = await host.NewCampaign(campaign => campaign with { Members = [new CampaignMember(broker, 2)] });
        AssertSeen(code, campaign: 1, 1);

        using var admin = await host.SignedIn();
        await admin.PostAsync($"/api/v1/brokers/{broker}/pause", null).Read();
        AssertSeen(code, campaign: 1, 2);
    }

    [Fact]
    public async Task A_broker_that_left_a_campaign_concerns_its_router_no_longer()
    {
        var broker = await host.NewBroker();
        var code = await host.NewCampaign(campaign => campaign with { Members = [new CampaignMember(broker, 2)] });
        var campaign = host.Grains.GetGrain<ICampaignGrain>(code);
        var without = (await campaign.Get())! with { Members = [] };
        Assert.False((await campaign.Put(AccessHost.System, without, 1)).Conflict);
        var told = host.Routers.Told[code];
        await host.Grains.GetGrain<IBrokerGrain>(broker).Pause(AccessHost.System, paused: true);
        Assert.Equal(told, host.Routers.Told[code]);
    }

    [Fact]
    public async Task A_change_by_an_older_version_is_refused_with_the_present_state()
    {
        using var admin = await host.SignedIn();
        var code = await host.NewCampaign();
        var path = $"/api/v1/campaigns/{code}";
        await Put(admin, path, new { code, name = "Mine" }, ("If-Match", "\"1\"")).Read();
        var problem = await Put(admin, path, new { code, name = "Theirs" }, ("If-Match", "\"1\"")).ReadProblem(412);
        Assert.Equal("Mine", problem["current"]!["name"]!.GetValue<string>());
        await Put(admin, path, new { code, name = "Theirs" }, ("If-None-Match", "*")).ReadProblem(412);
    }

    [Fact]
    public async Task The_same_change_again_is_answered_as_the_first_time()
    {
        using var admin = await host.SignedIn();
        var code = await host.NewCampaign();
        var path = $"/api/v1/campaigns/{code}";
        var first = await Put(admin, path, new { code, name = "Mine" }, ("If-Match", "\"1\"")).Read();
        var again = await Put(admin, path, new { code, name = "Mine" }, ("If-Match", "\"1\"")).Read();
        Assert.Equal(first.ToJsonString(), again.ToJsonString());
    }

    [Fact]
    public async Task A_router_that_cannot_be_told_is_a_loud_failure_and_the_repeated_change_tells_it()
    {
        using var admin = await host.SignedIn();
        var broker = await host.NewBroker();
        var code = await host.NewCampaign(campaign => campaign with { Members = [new CampaignMember(broker, 1)] });
        host.Routers.Unreachable[code] = true;
        var path = $"/api/v1/campaigns/{code}";
        var change = new { code, name = "Changed", members = new[] { new { brokerId = broker, weight = 5 } } };
        await Put(admin, path, change, ("If-Match", "\"1\"")).ReadProblem(503);
        await admin.PostAsync($"/api/v1/brokers/{broker}/pause", null).ReadProblem(503);

        host.Routers.Unreachable.TryRemove(code, out _);
        var changed = await Put(admin, path, change, ("If-Match", "\"1\"")).Read();
        Assert.Equal(2, changed["version"]!.GetValue<long>());
        AssertSeen(code, campaign: 2, 2);
        var paused = await admin.PostAsync($"/api/v1/brokers/{broker}/pause", null).Read();
        Assert.Equal(2, paused["version"]!.GetValue<long>());
    }

    [Fact]
    public async Task Faulty_settings_are_refused_field_by_field()
    {
        using var admin = await host.SignedIn();
        var code = await host.NewCampaign();
        var path = $"/api/v1/campaigns/{code}";
        var nobody = new { code, name = "x", members = new[] { new { brokerId = "nobody", weight = 1 } } };
        Assert.NotNull((await Put(admin, path, nobody, ("If-Match", "\"1\"")).ReadProblem(422))["errors"]!["members[0].brokerId"]);
        Assert.NotNull((await Put(admin, path, new { code = "other", name = "x" }, ("If-Match", "\"1\"")).ReadProblem(422))["errors"]!["code"]);
        Assert.NotNull((await Put(admin, path, new { code }, ("If-Match", "\"1\"")).ReadProblem(422))["errors"]!["name"]);
        Assert.NotNull((await Put(admin, path, new { code, name = "x", scorecrad = new { } }, ("If-Match", "\"1\"")).ReadProblem(422))["errors"]!["scorecrad"]);
        Assert.NotNull((await Put(admin, path, "{\"code\":\"x\",\"name\":\"x\",\"criteria\":[{\"condition\":{\"field\":\"phone\",\"operator\":\"like\",\"values\":[]},\"message\":\"\"}]}", ("If-Match", "\"1\"")).ReadProblem(422))["errors"]!["criteria[0].condition.operator"]);
    }

    [Fact]
    public async Task A_change_names_the_version_that_was_read()
    {
        using var admin = await host.SignedIn();
        var code = await host.NewCampaign();
        await Put(admin, $"/api/v1/campaigns/{code}", new { code, name = "x" }).ReadProblem(428);
        await Put(admin, $"/api/v1/campaigns/{code}", new { code, name = "x" }, ("If-Match", "\"seven\"")).ReadProblem(400);
        Assert.Equal(HttpStatusCode.OK, await Put(admin, $"/api/v1/campaigns/{code}", new { code, name = "x" }, ("If-Match", "W/\"1\"")).Status());
    }

    [Fact]
    public async Task A_broker_reads_and_pauses_itself_and_nothing_else()
    {
        var own = await host.NewBroker();
        var other = await host.NewBroker();
        using var client = await host.SignedIn(own);
        Assert.Equal(own, (await client.GetAsync($"/api/v1/brokers/{own}").Read())["id"]!.GetValue<string>());
        var only = Assert.Single((await client.GetAsync("/api/v1/brokers").Read())["brokers"]!.AsArray());
        Assert.Equal(own, only!["id"]!.GetValue<string>());
        Assert.True((await client.PostAsync($"/api/v1/brokers/{own}/pause", null).Read())["paused"]!.GetValue<bool>());
        Assert.False((await client.PostAsync($"/api/v1/brokers/{own}/resume", null).Read())["paused"]!.GetValue<bool>());
        await Put(client, $"/api/v1/brokers/{own}", new { id = own, name = "Better" }, ("If-Match", "\"3\"")).ReadProblem(403);
        await client.GetAsync("/api/v1/campaigns").ReadProblem(403);

        var absent = await client.GetAsync("/api/v1/brokers/absent").ReadProblem(404);
        foreach (var path in new[] { other, $"{other}/pause", $"{other}/resume" })
        {
            var problem = path == other
                ? await client.GetAsync($"/api/v1/brokers/{path}").ReadProblem(404)
                : await client.PostAsync($"/api/v1/brokers/{path}", null).ReadProblem(404);
            Assert.Equal(absent["title"]!.GetValue<string>(), problem["title"]!.GetValue<string>());
        }

        await Put(client, $"/api/v1/brokers/{other}", new { id = other, name = "Mine" }, ("If-Match", "\"1\"")).ReadProblem(404);
        var untouched = await host.Grains.GetGrain<IBrokerGrain>(other).Get(AccessHost.System);
        Assert.Equal(1, untouched!.Version);
    }

    [Fact]
    public async Task An_administrator_creates_and_changes_brokers()
    {
        using var admin = await host.SignedIn();
        var id = $"b-{Guid.NewGuid():n}"[..12];
        var path = $"/api/v1/brokers/{id}";
        var body = new
        {
            id,
            name = "Made",
            licences = new[] { "NY" },
            hours = new { timeZone = "America/New_York", intervals = new[] { new { day = "monday", fromMinute = 540, toMinute = 1020 } } },
            caps = new { daily = 5 },
        };
        await Put(admin, path, body, ("If-None-Match", "*")).Read(HttpStatusCode.Created);
        var read = await admin.GetAsync(path).Read();
        Assert.Equal("monday", read["hours"]!["intervals"]![0]!["day"]!.GetValue<string>());
        Assert.Equal(5, read["caps"]!["daily"]!.GetValue<int>());
        Assert.Null(read["caps"]!["monthly"]);
        Assert.Contains((await admin.GetAsync("/api/v1/brokers").Read())["brokers"]!.AsArray(), each => each!["id"]!.GetValue<string>() == id);
    }

    [Fact]
    public async Task A_seller_reads_the_specification_of_its_campaigns_and_no_settings()
    {
        var mine = await host.NewCampaign(campaign => campaign with
        {
            Fields = [new LeadField("age", LeadFieldType.Number, true, "18", "75", [], "Age.")],
            Criteria = [new AcceptanceCriterion(new Condition("address.state", ConditionOperator.In, ["OH"]), "Ohio only.")],
        });
        var other = await host.NewCampaign();
        var (_, key) = await host.NewKey(campaigns: [mine]);
        using var seller = host.Client(key);
        var specification = await seller.GetAsync($"/api/v1/campaigns/{mine}/specification").Read();
        var fields = specification["fields"]!.AsArray().ToDictionary(field => field!["name"]!.GetValue<string>(), field => field!);
        Assert.True(fields["phone"]["required"]!.GetValue<bool>());
        Assert.False(fields["email"]["required"]!.GetValue<bool>());
        Assert.Equal("number", fields["attributes.age"]["type"]!.GetValue<string>());
        Assert.Equal("in", specification["criteria"]![0]!["operator"]!.GetValue<string>());
        Assert.Equal("OH", specification["example"]!["address"]!["state"]!.GetValue<string>());
        Assert.Equal($"{host.Address.GetLeftPart(UriPartial.Authority)}/api/v1/leads", specification["url"]!.GetValue<string>());

        await seller.GetAsync($"/api/v1/campaigns/{other}/specification").ReadProblem(404);
        await seller.GetAsync("/api/v1/campaigns/absent/specification").ReadProblem(404);
        await seller.GetAsync($"/api/v1/campaigns/{mine}").ReadProblem(403);
        await seller.GetAsync("/api/v1/brokers").ReadProblem(403);
    }

    [Theory]
    [InlineData(ActorKind.Broker)]
    [InlineData(ActorKind.Seller)]
    public async Task Grains_refuse_actors_that_an_edge_let_through(ActorKind kind)
    {
        var actor = new Actor(kind, "someone", "Someone");
        var broker = await host.NewBroker();
        var code = await host.NewCampaign();
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => host.Grains.GetGrain<ICampaignGrain>(code)
            .Put(actor, new CampaignDefinition { Code = code, Name = "x" }, 1));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => host.Grains.GetGrain<IBrokerGrain>(broker)
            .Put(actor, new BrokerProfile { Id = broker, Name = "x" }, 1));
        Assert.Null(await host.Grains.GetGrain<IBrokerGrain>(broker).Pause(actor, paused: true));
        Assert.Null(await host.Grains.GetGrain<IBrokerGrain>(broker).Get(actor));
    }

    private void AssertSeen(string code, long campaign, params long[] brokers)
    {
        Assert.Equal(campaign, host.Routers.Seen[code].Campaign);
        Assert.Equal(brokers, host.Routers.Seen[code].Brokers);
    }

    private static async Task<HttpResponseMessage> Put(HttpClient client, string path, object body, params (string, string)[] headers)
    {
        using var request = Request(HttpMethod.Put, path, body, headers);
        return await client.SendAsync(request);
    }
}
