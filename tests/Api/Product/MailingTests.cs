using System.Net;
using System.Text.Json.Nodes;
using LeadGrid.Access;
using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Mailings;
using LeadGrid.Outreach;

namespace LeadGrid.Api.Tests;

/// <summary>E-mail campaigns through the whole product: from the segment to what each person did.</summary>
[Collection(ProductTests.Name)]
public sealed class MailingTests(ProductHost host)
{
    private static readonly Actor System = new(ActorKind.System, "test", "test");

    [Fact]
    public async Task Each_person_of_the_segment_is_written_to_once_and_what_they_do_is_counted()
    {
        var campaign = await Campaign();
        var people = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            people.Add(await Post(campaign));
        }

        // Who has said no before is left out, and the page says why.
        Assert.True(await host.Grains.GetGrain<IInboundGrain>(0).Refuse(new InboundRefusal(RefusalWay.Api, null, null, people[5], [ContactChannel.Email])));
        await Start(campaign);
        var figures = await Until(campaign, now => Number(now, "sent") == 5 && Number(now, "waiting") == 0);
        Assert.Equal((6, 1), (Number(figures, "recipients"), Number(figures, "leftOut")));
        Assert.NotEmpty(figures["reasons"]!.AsArray().Single().Text("reason"));
        await ProductHost.Eventually(async () => (await Mailing(campaign)).Text("status") == "finished");
        Assert.All(people[..5], email => Assert.Single(host.Mails.HandedTo(email)));
        Assert.Empty(host.Mails.HandedTo(people[5]));

        var inbound = host.Grains.GetGrain<IInboundGrain>(0);
        Guid[] messages = [.. people[..5].Select(email => host.Mails.HandedTo(email).Single().MessageId)];
        await inbound.Report(new MessageReport("smtp", messages[0], null, MessageState.Failed, "5.1.1", OptedOut: false));
        await inbound.Refuse(new InboundRefusal(RefusalWay.Link, messages[1], null, null, [ContactChannel.Email]));
        await inbound.Refuse(new InboundRefusal(RefusalWay.Complaint, messages[2], null, null, [ContactChannel.Email]));
        await inbound.Refuse(new InboundRefusal(RefusalWay.Complaint, messages[2], null, null, [ContactChannel.Email]));
        await inbound.Mail(new InboundMail($"{Guid.NewGuid():N}@example.org", people[3], messages[3], "Yes, please call me tomorrow."));
        figures = await Until(campaign, now => Number(now, "replied") == 1);
        Assert.Equal(
            (5, 4, 1, 1, 1, 0), (Number(figures, "sent"), Number(figures, "delivered"), Number(figures, "hardBounced"), Number(figures, "unsubscribed"), Number(figures, "complained"), Number(figures, "softBounced")));
        var replied = await host.Admin.GetAsync($"{Path(campaign)}/recipients?filter=replied").Read();
        Assert.Equal("written", Assert.Single(replied["recipients"]!.AsArray()).Text("state"));
        var left = await host.Admin.GetAsync($"{Path(campaign)}/recipients?filter=left_out").Read();
        Assert.Equal("left_out", Assert.Single(left["recipients"]!.AsArray()).Text("state"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await host.Admin.GetAsync($"{Path(campaign)}/recipients?filter=happy").Status());
    }

    [Fact]
    public async Task Leads_that_nobody_works_any_more_are_reached_where_the_segment_says_so()
    {
        var campaign = await Campaign();
        var email = await Post(campaign);
        var lead = (await host.Admin.SendAsync(HttpSentences.Request(HttpMethod.Post, "/api/v1/leads/search", new { email })).Read())["leads"]!.AsArray().Single();
        await host.Admin.Command(lead.Text("id"), "return", new { reason = "no_answer" }, lead!["version"]!.GetValue<long>()).Read();
        var other = await Post(campaign);
        await Start(campaign, """["returned"]""");
        await Until(campaign, now => Number(now, "sent") == 1);
        Assert.Single(host.Mails.HandedTo(email));
        Assert.Empty(host.Mails.HandedTo(other));
    }

    [Fact]
    public async Task A_new_domain_sends_no_more_in_a_day_than_its_warm_up_allows()
    {
        var campaign = await Campaign();
        var domain = host.Grains.GetGrain<ISendingDomainGrain>($"{campaign}.example");
        Assert.Equal(49, (await domain.Take(System, 49)).Count);
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await Post(campaign);
        }

        await Start(campaign);
        await Until(campaign, now => Number(now, "sent") == 1 && Number(now, "waiting") == 2);
        var shown = (await host.Admin.GetAsync("/api/v1/sending-domains").Read())["domains"]!.AsArray().Single(each => each.Text("name") == $"{campaign}.example");
        Assert.Equal((1, 50, 50, false), (Number(shown!, "day"), Number(shown!, "limit"), Number(shown!, "used"), shown!["warm"]!.GetValue<bool>()));

        // Somebody who knows better says so, and it goes on as soon as it is looked at.
        var warm = await host.Admin.SendAsync(HttpSentences.Request(HttpMethod.Put, $"/api/v1/sending-domains/{campaign}.example", new { warm = true })).Read();
        Assert.True(warm["warm"]!.GetValue<bool>());
        await Move(campaign, "pause");
        await Move(campaign, "resume");
        await Until(campaign, now => Number(now, "sent") == 3);
        Assert.Equal(HttpStatusCode.NotFound, await host.Admin.SendAsync(HttpSentences.Request(HttpMethod.Put, "/api/v1/sending-domains/nobody.example", new { warm = true })).Status());
    }

    [Fact]
    public async Task What_is_paused_or_stopped_writes_nothing_more()
    {
        var campaign = await Campaign();
        var email = await Post(campaign);
        await Draft(campaign, notBefore: TimeProvider.System.GetUtcNow().AddHours(5));
        await Move(campaign, "start");
        Assert.Equal("running", (await Mailing(campaign)).Text("status"));
        await Move(campaign, "pause");
        await Move(campaign, "stop");
        Assert.Equal("stopped", (await Mailing(campaign)).Text("status"));
        Assert.Equal(HttpStatusCode.Conflict, await Send(campaign, "resume").Status());
        Assert.Equal(HttpStatusCode.Conflict, await Put(campaign, "changed", null, 4).Status());
        Assert.Empty(host.Mails.HandedTo(email));
    }

    [Fact]
    public async Task What_is_missing_is_said_before_it_starts()
    {
        var campaign = await Campaign(mails: false);
        await Draft(campaign);
        Assert.Contains("outreach.mailFrom", await Refused(), StringComparison.Ordinal);
        campaign = await Campaign();
        await Draft(campaign);
        Assert.Contains("Nobody is in it", await Refused(), StringComparison.Ordinal);
        await Put(campaign, "Spring", null, 1, template: "nowhere").Read();
        Assert.Contains("There is no template", await Refused(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Put(campaign, "", null, 2).Status());
        Assert.Equal(HttpStatusCode.PreconditionFailed, await Put(campaign, "x", null, 1).Status());
        Assert.Equal(HttpStatusCode.NotFound, await host.Admin.GetAsync($"{Path(campaign)}x").Status());
        Assert.Equal(HttpStatusCode.NotFound, await host.Admin.GetAsync($"{Path(campaign)}x/figures").Status());
        Assert.Single((await host.Admin.GetAsync($"/api/v1/campaigns/{campaign}/mailings").Read())["mailings"]!.AsArray());
        var reach = HttpSentences.Request(HttpMethod.Post, $"/api/v1/campaigns/{campaign}/mailing-reach", new { statuses = new[] { "erased" } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await host.Admin.SendAsync(reach).Status());

        async Task<string> Refused() => (await Send(campaign, "start").Read(HttpStatusCode.UnprocessableEntity)).ToJsonString();
    }

    [Fact]
    public async Task Targets_are_changed_by_who_saw_them()
    {
        var before = await host.Admin.GetAsync("/api/v1/mailing-targets").Read();
        var version = Number(before, "version");
        Assert.Equal(HttpStatusCode.PreconditionFailed, await Targets(version + 1, 0.4).Status());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Targets(version, 0.1).Status());
        Assert.Equal(0.4, (await Targets(version, 0.4).Read())["open"]!["to"]!.GetValue<double>());
        Assert.Equal(HttpStatusCode.OK, await Targets(version, 0.4).Status());

        Task<HttpResponseMessage> Targets(int expected, double to) => host.Admin.SendAsync(HttpSentences.Request(
            HttpMethod.Put, "/api/v1/mailing-targets", new { open = new { from = 0.25, to } }, ("If-Match", $"\"{expected}\"")));
    }

    private async Task Start(string campaign, string statuses = """["assigned","contacted"]""")
    {
        await Draft(campaign, statuses);
        await Move(campaign, "start");
    }

    private async Task Draft(string campaign, string? statuses = null, DateTimeOffset? notBefore = null) =>
        await Put(campaign, "Spring", notBefore, null, statuses: statuses).Read(HttpStatusCode.Created);

    private Task<HttpResponseMessage> Put(
        string campaign, string name, DateTimeOffset? notBefore, int? revision, string template = "first-email", string? statuses = null) =>
        host.Admin.SendAsync(HttpSentences.Request(
            HttpMethod.Put, Path(campaign),
            new JsonObject
            {
                ["name"] = name, ["template"] = template, ["perHour"] = 100_000, ["notBefore"] = notBefore,
                ["segment"] = new JsonObject { ["statuses"] = JsonNode.Parse(statuses ?? """["assigned"]""") },
            },
            revision is null ? ("If-None-Match", "*") : ("If-Match", $"\"{revision}\"")));

    private async Task Move(string campaign, string step) => await Send(campaign, step).Read();

    private async Task<HttpResponseMessage> Send(string campaign, string step) => await host.Admin.SendAsync(HttpSentences.Request(
        HttpMethod.Post, $"{Path(campaign)}/{step}", new { }, ("If-Match", $"\"{(await Mailing(campaign))["revision"]!.GetValue<long>()}\"")));

    private Task<JsonNode> Mailing(string campaign) => host.Admin.GetAsync(Path(campaign)).Read();

    private async Task<JsonNode> Until(string campaign, Predicate<JsonNode> done)
    {
        JsonNode? figures = null;
        await ProductHost.Eventually(async () => done(figures = await host.Admin.GetAsync($"{Path(campaign)}/figures").Read()));
        return figures!;
    }

    private async Task<string> Campaign(bool mails = true)
    {
        var campaign = await host.NewCampaign(await host.NewBroker());
        var grain = host.Grains.GetGrain<ICampaignGrain>(campaign);
        var definition = (await grain.Get())!;
        var outreach = new OutreachSettings { Seller = campaign, MailFrom = mails ? $"hello@{campaign}.example" : null, PostalAddress = "1 Main St, Town, NJ 07102" };
        Assert.Empty((await grain.Put(System, definition with { Outreach = outreach }, definition.Version)).Faults);
        return campaign;
    }

    private async Task<string> Post(string campaign)
    {
        var posted = Some.Lead(campaign);
        await host.Seller.Post(posted).Read(HttpStatusCode.Created);
        return posted.Text("email");
    }

    private static string Path(string campaign) => $"/api/v1/campaigns/{campaign}/mailings/spring";

    private static int Number(JsonNode node, string name) => node[name]!.GetValue<int>();
}
