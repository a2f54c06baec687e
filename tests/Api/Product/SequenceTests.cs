using System.Net;
using System.Text.Json.Nodes;
using LeadGrid.Access;
using LeadGrid.Campaigns;
using LeadGrid.Leads;
using LeadGrid.Outreach;
using LeadGrid.Sequences;
using Npgsql;
using Orleans.Core.Internal;

namespace LeadGrid.Api.Tests;

/// <summary>
/// Follow-up that runs itself, through the whole product: from the post to the provider, and until the person answers. By e-mail,
/// which has no hours, so that these tests have none either.
/// </summary>
[Collection(ProductTests.Name)]
public sealed class SequenceTests(ProductHost host)
{
    private const string Hello = """{"id":"hello","kind":"email","template":"first-email"}""";
    private const string Pause = """{"id":"pause","kind":"wait","minutes":600}""";
    private const string Again = """{"id":"again","kind":"email","template":"second-email"}""";
    private static readonly Actor System = new(ActorKind.System, "test", "test");

    [Fact]
    public async Task A_new_lead_is_written_to_by_itself_and_waits_for_the_next_step()
    {
        var lead = await Posted([Hello, Pause, Again]);
        await ProductHost.Eventually(async () => (await FollowUp(lead))["nextStep"]?.GetValue<string>() == "again");
        await ProductHost.Eventually(() => Task.FromResult(host.Mails.HandedTo(lead.Email).Length == 1));
        var run = await FollowUp(lead);
        Assert.Equal(("first-days", 1, "running"), (run.Text("sequence"), run["version"]!.GetValue<int>(), run.Text("status")));
        Assert.Equal(DateTimeOffset.Parse(run.Text("startedAt"), null).AddMinutes(600), DateTimeOffset.Parse(run.Text("dueAt"), null), TimeSpan.FromSeconds(30));
        Assert.Equal(["sequence_started", "message_queued", "message_sent"], await Kinds(lead));
        await ProductHost.Eventually(async () => (await Detail(lead))["speed"]!["automaticAt"] is not null);
        Assert.Null((await Detail(lead))["speed"]!["touchedAt"]);
    }

    [Fact]
    public async Task Who_answers_first_is_written_to_no_more_and_what_waits_is_cancelled()
    {
        var lead = await Posted([Hello, Pause, Again], mail => new SendOutcome.NotSent("busy", TimeSpan.FromHours(1)));
        await ProductHost.Eventually(() => Task.FromResult(host.Mails.HandedTo(lead.Email).Length == 1));
        await host.Grains.GetGrain<IInboundGrain>(0).Mail(new InboundMail($"{Guid.NewGuid():N}@example.org", lead.Email, null, "Yes, please call me tomorrow at five."));
        var run = await FollowUp(lead);
        Assert.Equal(("paused", "the person has answered"), (run.Text("status"), run.Text("reason")));
        var message = (await lead.Broker.GetAsync($"/api/v1/leads/{lead.Id}/messages").Read()).AsArray().First(each => each.Text("state") != "received");
        Assert.Equal("cancelled", message.Text("state"));

        await Command(lead, "follow-up/resume", new { });
        Assert.Equal("running", (await FollowUp(lead)).Text("status"));
        await Command(lead, "follow-up/stop", new { });
        Assert.Equal("stopped", (await FollowUp(lead)).Text("status"));
        Assert.Single(host.Mails.HandedTo(lead.Email));
    }

    [Fact]
    public async Task A_refusal_ends_the_run_for_good()
    {
        var lead = await Posted([Hello, Pause, Again]);
        await ProductHost.Eventually(() => Task.FromResult(host.Mails.HandedTo(lead.Email).Length == 1));
        await host.Grains.GetGrain<IInboundGrain>(0).Mail(new InboundMail($"{Guid.NewGuid():N}@example.org", lead.Email, null, "Please unsubscribe me from this"));
        Assert.Equal("stopped", (await FollowUp(lead)).Text("status"));

        // Begun again by the broker, the step is left out, and says by which rule.
        await Command(lead, "follow-up/start", new { sequence = "first-days" });
        await ProductHost.Eventually(async () => (await Kinds(lead)).Contains("step_skipped"));
        var skipped = (await Timeline(lead)).First(entry => entry.Text("kind") == "step_skipped");
        Assert.Contains(skipped["reasons"]!.AsArray(), reason => reason.Text("rule") == "unsubscribe");
        Assert.Single(host.Mails.HandedTo(lead.Email));
    }

    [Fact]
    public async Task A_running_lead_finishes_on_the_version_on_which_it_began()
    {
        var lead = await Posted([Hello, Pause, Again]);
        await ProductHost.Eventually(async () => (await FollowUp(lead))["nextStep"]?.GetValue<string>() == "again");
        var path = $"/api/v1/campaigns/{lead.Campaign}/sequences/first-days";
        await Put(path, Content([Again]), 2).Read();
        await host.Admin.SendAsync(HttpSentences.Request(HttpMethod.Post, $"{path}/publish", new { }, ("If-Match", "\"3\""))).Read();
        Assert.Equal(1, (await FollowUp(lead))["version"]!.GetValue<int>());
        await Command(lead, "follow-up/start", new { sequence = "first-days" });
        Assert.Equal(2, (await FollowUp(lead))["version"]!.GetValue<int>());
        await ProductHost.Eventually(async () => (await FollowUp(lead)).Text("status") == "finished");
        await ProductHost.Eventually(() => Task.FromResult(host.Mails.HandedTo(lead.Email).Length == 2));
    }

    [Fact]
    public async Task A_sequence_is_written_checked_published_rehearsed_and_withdrawn()
    {
        var lead = await Posted([Hello, Pause, Again]);
        var path = $"/api/v1/campaigns/{lead.Campaign}/sequences/other";
        var problem = await Put(path, Content(["""{"id":"a","kind":"text"}"""]), null).ReadProblem(422);
        Assert.NotNull(problem["errors"]!["content.steps[0].template"]);
        await Put(path, Content(["""{"id":"a","kind":"text","template":"nobody-has-it"}"""]), null).Read(HttpStatusCode.Created);
        await Publish(path, 1).ReadProblem(422);
        await Publish(path, 7).ReadProblem(412);
        await Put(path, Content(["""{"id":"call","kind":"call","note":"Hello"}""", Pause, Hello]), 1).Read();
        Assert.Equal("live", (await Publish(path, 2).Read())["versions"]![0].Text("status"));
        await Publish(path, 3).ReadProblem(409);

        // Midnight in Florida: the call waits until it is eight in the west of it, too.
        var preview = await host.Admin.SendAsync(HttpSentences.Request(HttpMethod.Post, $"{path}/preview", new { state = "FL", at = "2030-03-05T05:00:00Z" })).Read();
        var call = preview["steps"]![0]!;
        Assert.Equal(("call", "2030-03-05T14:00:00+00:00"), (call.Text("step"), call.Text("at")));
        Assert.Contains(call["putOff"]![0]!["reasons"]!.AsArray(), reason => reason.Text("rule").Contains("window", StringComparison.Ordinal) || reason.Text("source").Length > 0);
        var forLead = await host.Admin.SendAsync(HttpSentences.Request(HttpMethod.Post, $"{path}/preview", new { leadId = lead.Id })).Read();
        Assert.Equal(2, forLead["steps"]!.AsArray().Count);
        await host.Admin.SendAsync(HttpSentences.Request(HttpMethod.Post, $"{path}/preview", new { leadId = Guid.NewGuid() })).ReadProblem(404);

        var run = await host.Admin.SendAsync(HttpSentences.Request(HttpMethod.Post, $"{path}/dry-run", new { leads = 10 })).Read();
        Assert.Equal((1, 2), (run["leads"]!.GetValue<int>(), run["steps"]!.AsArray().Count));
        await host.Admin.SendAsync(HttpSentences.Request(HttpMethod.Post, $"{path}/dry-run", new { leads = 0 })).ReadProblem(422);

        await host.Admin.SendAsync(HttpSentences.Request(HttpMethod.Post, $"{path}/withdraw", new { }, ("If-Match", "\"3\""))).Read();
        Assert.Equal(2, (await host.Admin.GetAsync($"/api/v1/campaigns/{lead.Campaign}/sequences").Read())["sequences"]!.AsArray().Count);
        Assert.Equal(2, (await host.Admin.GetAsync("/api/v1/sequences/shipped").Read())["sequences"]!.AsArray().Count);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Start(lead, "other").Status());
        Assert.Equal(HttpStatusCode.NotFound, await Put("/api/v1/campaigns/nobody-has-it/sequences/a", Content([Hello]), null).Status());
    }

    [Fact]
    public async Task A_lead_that_nobody_tries_to_reach_goes_to_another_broker()
    {
        var (first, second) = (await host.NewBroker(), await host.NewBroker());
        var campaign = await Campaign([first, second], settings => settings with { PullBackMinutes = 1_000 });
        var lead = await Post(campaign);
        await ProductHost.Eventually(async () => (await Detail(lead))["pullBackAt"] is not null);
        var before = (await Detail(lead))["broker"].Text("id");

        // The clock of this lead is set forward, as far as the database knows.
        await Sql("UPDATE lead SET pull_back_at = now() - interval '1 second' WHERE lead_id = $1", Guid.Parse(lead.Id));
        await host.Grains.GetGrain<ILeadGrain>(Guid.Parse(lead.Id)).Cast<IGrainManagementExtension>().DeactivateOnIdle();
        await Sql("UPDATE due_work SET due_at = now() WHERE lead_id = $1 AND kind = 3", Guid.Parse(lead.Id));
        await ProductHost.Eventually(async () => (await Detail(lead))["broker"]?.Text("id") is { } now && now != before);
        Assert.Equal(["assigned", "pull_back_planned", "pulled_back", "assigned", "pull_back_planned"], await Eventful(lead, 5));
    }

    [Fact]
    public async Task The_clocks_of_speed_to_lead_are_kept_apart_and_summed_up()
    {
        var lead = await Posted([Hello, Pause, Again]);
        await ProductHost.Eventually(async () => (await Detail(lead))["speed"]!["automaticAt"] is not null);
        using var stranger = await host.SignedInBroker(await host.NewBroker());
        foreach (var client in new[] { stranger, host.Admin })
        {
            await Notice(client, lead.Id);
            Assert.Null((await Detail(lead))["speed"]!["noticedAt"]);
        }

        await Notice(lead.Broker, lead.Id);
        var noticed = (await Detail(lead))["speed"].Text("noticedAt");
        await Notice(lead.Broker, lead.Id);
        Assert.Equal(noticed, (await Detail(lead))["speed"].Text("noticedAt"));
        await Command(lead, "calls", new { outcome = "no_answer" });
        Assert.NotNull((await Detail(lead))["speed"]!["touchedAt"]);

        var all = (await host.Admin.GetAsync($"/api/v1/campaigns/{lead.Campaign}/speed").Read())["all"]!;
        Assert.Equal(1, all["leads"]!.GetValue<int>());
        foreach (var clock in new[] { "routing", "notice", "human", "automatic", "firstTouch" })
        {
            Assert.Equal(1, all[clock]!["leads"]!.GetValue<int>());
            Assert.InRange(all[clock]!["medianSeconds"]!.GetValue<double>(), 0, 120);
        }

        Assert.Equal(all["automatic"]!["medianSeconds"]!.GetValue<double>(), all["firstTouch"]!["p90Seconds"]!.GetValue<double>());
        Assert.Equal(HttpStatusCode.Forbidden, await lead.Broker.GetAsync($"/api/v1/campaigns/{lead.Campaign}/speed").Status());
        Assert.Equal(HttpStatusCode.BadRequest, await lead.Broker.SendAsync(HttpSentences.Request(HttpMethod.Post, "/api/v1/leads/noticed", new { ids = Array.Empty<string>() })).Status());
    }

    [Fact]
    public async Task A_returned_lead_rests_and_comes_back_as_often_as_the_rule_says()
    {
        var broker = await host.NewBroker();
        var campaign = await Campaign([broker], settings => settings with { Recycle = [new(LeadStatus.Returned, null, 24, 1)] });
        var lead = await Post(campaign);
        await Command(lead, "return", new { reason = "no_answer" });
        Assert.Equal(1L, await Rest(lead));
        await ProductHost.Eventually(async () => (await Detail(lead)).Text("status") == "assigned");
        Assert.Contains("recycled", await Kinds(lead, kind => kind == "recycled"));
        await Command(lead, "return", new { reason = "no_answer" });
        Assert.Equal(0L, await Rest(lead));
    }

    private static async Task Notice(HttpClient client, string lead) => Assert.Equal(
        HttpStatusCode.NoContent, await client.SendAsync(HttpSentences.Request(HttpMethod.Post, "/api/v1/leads/noticed", new { ids = new[] { lead } })).Status());

    private sealed record Followed(string Campaign, string Id, string Email, HttpClient Broker);

    private async Task<Followed> Posted(string[] steps, Func<string, SendOutcome>? outcome = null)
    {
        var broker = await host.NewBroker();
        var campaign = await Campaign([broker], settings => settings with { Arrival = "first-days" });
        var path = $"/api/v1/campaigns/{campaign}/sequences/first-days";
        await Put(path, Content(steps), null).Read(HttpStatusCode.Created);
        await Publish(path, 1).Read();
        return await Post(campaign, outcome, broker);
    }

    private async Task<string> Campaign(string[] brokers, Func<FollowUpSettings, FollowUpSettings> change)
    {
        var campaign = await host.NewCampaign(brokers);
        var grain = host.Grains.GetGrain<ICampaignGrain>(campaign);
        var definition = (await grain.Get())!;
        var answer = await grain.Put(
            System,
            definition with
            {
                Outreach = new OutreachSettings { Seller = campaign, MailFrom = "hello@example.com", PostalAddress = "1 Main St, Town, NJ 07102" },
                FollowUp = change(new FollowUpSettings()),
            },
            definition.Version);
        Assert.Empty(answer.Faults);
        return campaign;
    }

    private async Task<Followed> Post(string campaign, Func<string, SendOutcome>? outcome = null, string? broker = null)
    {
        var posted = Some.Lead(campaign);
        var email = posted.Text("email");
        if (outcome is not null)
        {
            host.Mails.Then(email, outcome(email));
        }

        var lead = await host.Seller.Post(posted).Read(HttpStatusCode.Created);
        return new Followed(campaign, lead.Text("leadId"), email, broker is null ? host.Admin : await host.SignedInBroker(broker));
    }

    private static JsonObject Content(string[] steps) => new()
    {
        ["name"] = "First days",
        ["steps"] = new JsonArray([.. steps.Select(step => JsonNode.Parse(step))]),
        ["includeFlagged"] = true,
    };

    private Task<HttpResponseMessage> Put(string path, JsonObject content, int? revision) => host.Admin.SendAsync(HttpSentences.Request(
        HttpMethod.Put, path, content, revision is null ? ("If-None-Match", "*") : ("If-Match", $"\"{revision}\"")));

    private Task<HttpResponseMessage> Publish(string path, int revision) =>
        host.Admin.SendAsync(HttpSentences.Request(HttpMethod.Post, $"{path}/publish", new { }, ("If-Match", $"\"{revision}\"")));

    private static async Task<JsonNode> Detail(Followed lead) => await lead.Broker.GetAsync($"/api/v1/leads/{lead.Id}").Read();

    private static async Task<JsonNode> FollowUp(Followed lead) => (await Detail(lead))["followUp"] ?? new JsonObject();

    // Repeated with the version of the moment: the run moves the lead on by itself.
    private static async Task Command(Followed lead, string command, object body) => await ProductHost.Eventually(async () =>
        await lead.Broker.Command(lead.Id, command, body, (await Detail(lead))["version"]!.GetValue<long>()).Status() == HttpStatusCode.OK);

    private static async Task<HttpResponseMessage> Start(Followed lead, string sequence) =>
        await lead.Broker.Command(lead.Id, "follow-up/start", new { sequence }, (await Detail(lead))["version"]!.GetValue<long>());

    private static async Task<JsonNode[]> Timeline(Followed lead) =>
        [.. (await lead.Broker.GetAsync($"/api/v1/leads/{lead.Id}/timeline").Read())["entries"]!.AsArray().Select(entry => entry!)];

    private static async Task<string[]> Kinds(Followed lead, Func<string, bool>? which = null) =>
    [
        .. (await Timeline(lead)).Select(entry => entry.Text("kind"))
            .Where(which ?? (kind => kind is not ("received" or "assigned"))).Reverse(),
    ];

    private static async Task<string[]> Eventful(Followed lead, int count)
    {
        string[] kinds = [];
        await ProductHost.Eventually(async () => (kinds = await Kinds(lead, kind => kind is "assigned" or "pull_back_planned" or "pulled_back")).Length >= count);
        return kinds;
    }

    /// <summary>Ends the lead's rest, if it has one.</summary>
    /// <returns>How many rests it had.</returns>
    private Task<long> Rest(Followed lead) => Sql("UPDATE due_work SET due_at = now() WHERE lead_id = $1 AND kind = 5", Guid.Parse(lead.Id));

    private async Task<long> Sql(string text, Guid lead)
    {
        await using var source = NpgsqlDataSource.Create(host.Database.Leads);
        await using var command = source.CreateCommand(text);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = lead });
        return await command.ExecuteNonQueryAsync();
    }
}
