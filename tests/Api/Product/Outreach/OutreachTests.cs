using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Contacts;
using LeadGrid.Leads;
using LeadGrid.Outreach;
using LeadGrid.Privacy;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LeadGrid.Api.Tests;

/// <summary>
/// Messages from the broker's button to the provider and back, through the whole product. The person writes first, and so is
/// answered: answers have no calling hours, and these tests none either.
/// </summary>
[Collection(ProductTests.Name)]
public sealed class OutreachTests(ProductHost host)
{
    private const string Number = "+12015550100";
    private static int s_number = Random.Shared.Next(1_000_000);

    [Fact]
    public async Task An_answer_leaves_by_a_permit_and_shows_what_became_of_it()
    {
        var person = await Writing("Hello, who is this?");
        var sent = await Eventually(person, await Send(person, "Hi, this is Anchor."), "sent");
        Assert.Equal("reply", sent.Text("purpose"));
        Assert.Contains(sent["reasons"]!.AsArray(), reason => reason.Text("rule") == "reply" && reason.Text("outcome") == "allow");
        var handed = Assert.Single(host.Texts.HandedTo(person.Phone));
        Assert.Equal((Number, $"{person.Campaign}: Hi, this is Anchor."), (handed.From, handed.Body));

        await Inbound.Report(new MessageReport("scripted", handed.MessageId, "SM1", MessageState.Delivered, null, false));
        await Inbound.Report(new MessageReport("scripted", handed.MessageId, "SM1", MessageState.Sent, null, false));
        await Eventually(person, sent.Text("id"), "delivered");
        Assert.Equal(["message_received", "message_queued", "message_sent", "message_delivered"], await Kinds(person));
    }

    [Theory]
    [InlineData("please stop texting me", 1)]
    [InlineData("STOP", 0)]
    public async Task A_refusal_ends_everything_and_is_confirmed_once_unless_the_provider_has(string words, int confirmations)
    {
        var person = await Writing("Hello?");
        var text = Heard(person, words);
        await Inbound.Text(text);
        await Inbound.Text(text);
        await Eventually(person, await Send(person, "One more thing"), "refused");
        await ProductHost.Eventually(async () => (await Messages(person)).Count(message => message.Text("state") == "sent") == confirmations);
        Assert.Equal(confirmations, host.Texts.HandedTo(person.Phone).Length);
        Assert.Equal(2, (await Messages(person)).Count(message => message.Text("state") == "received"));
        var call = await person.Broker.PostAsync($"/api/v1/leads/{person.Lead}/call", null).Read();
        Assert.Null(call["phone"]);
        Assert.Contains(call["answer"]!["reasons"]!.AsArray(), reason => reason.Text("rule") == "stop-calls" && reason.Text("outcome") == "deny");
    }

    [Fact]
    public async Task A_text_that_is_found_at_the_provider_is_recorded_once_though_the_webhook_comes_as_well()
    {
        var person = await Writing("Hello?");
        var stop = Heard(person, "STOP");
        var sent = TimeProvider.System.GetUtcNow();
        Assert.True(await Inbound.CatchUp(stop, sent));
        await Inbound.Text(stop);
        Assert.False(await Inbound.CatchUp(stop, sent));
        await Eventually(person, await Send(person, "One more thing"), "refused");
        Assert.Equal(2, (await Messages(person)).Count(message => message.Text("state") == "received"));

        // And the other way round: what the webhook brought is known.
        var start = Heard(person, "START");
        await Inbound.Text(start);
        Assert.False(await Inbound.CatchUp(start, sent));
        Assert.Equal(3, (await Messages(person)).Count(message => message.Text("state") == "received"));
    }

    [Fact]
    public async Task Who_calls_and_says_stop_is_left_alone_and_the_call_is_on_the_page()
    {
        var person = await Writing("Hello?");
        var call = new InboundCall("scripted", $"CA{Guid.NewGuid():N}", person.Phone, Number, null);
        Assert.Equal(new CallHeard(person.Campaign, false), await Inbound.Call(call));
        Assert.Equal("allow", (await person.Broker.GetAsync($"/api/v1/leads/{person.Lead}/permit?channel=voice").Read()).Text("decision"));
        Assert.True((await Inbound.Call(call with { Said = "stop calling me" })).Refused);
        Assert.True((await Inbound.Call(call with { Said = "stop calling me" })).Refused);
        Assert.Equal("deny", (await person.Broker.GetAsync($"/api/v1/leads/{person.Lead}/permit?channel=voice").Read()).Text("decision"));
        Assert.Equal("deny", (await Permit(person)).Text("decision"));
        Assert.Equal(["", "stop calling me"], (await Messages(person)).Where(message => message.Text("channel") == "voice").Select(message => message.Text("text")));
    }

    [Fact]
    public async Task Who_answers_an_email_with_a_no_gets_no_more_of_them()
    {
        var person = await Writing("Hello?");
        Assert.True(await Inbound.Mail(new InboundMail("mail-1@example.org", person.Email, null, "Please unsubscribe me from this")));
        Assert.Equal("deny", (await person.Broker.GetAsync($"/api/v1/leads/{person.Lead}/permit?channel=email").Read()).Text("decision"));
        Assert.Equal("allow", (await Permit(person)).Text("decision"));
        Assert.False(await Inbound.Mail(new InboundMail("mail-2@example.org", $"nobody{Guid.NewGuid():N}@example.org", null, "Hello")));
    }

    [Fact]
    public async Task What_the_provider_did_not_answer_is_never_repeated()
    {
        var person = await Writing("Hello?");
        host.Texts.Then(person.Phone, () => Task.FromResult<SendOutcome>(new SendOutcome.Unknown("no answer")));
        await Eventually(person, await Send(person, "Hi"), "unknown");
        await ProductHost.Eventually(async () => await Waiting(person) == 0);
        Assert.Single(host.Texts.HandedTo(person.Phone));
    }

    [Fact]
    public async Task What_certainly_did_not_leave_is_tried_again()
    {
        var person = await Writing("Hello?");
        host.Texts.Then(person.Phone, () => Task.FromResult<SendOutcome>(new SendOutcome.NotSent("busy", TimeSpan.FromMilliseconds(100))));
        await Eventually(person, await Send(person, "Hi"), "sent");
        Assert.Equal(2, host.Texts.HandedTo(person.Phone).Length);
    }

    [Fact]
    public async Task A_block_at_the_provider_is_a_refusal_here()
    {
        var person = await Writing("Hello?");
        host.Texts.Then(person.Phone, () => Task.FromResult<SendOutcome>(new SendOutcome.Refused("21610", "blocked", OptedOut: true)));
        var failed = await Eventually(person, await Send(person, "Hi"), "failed");
        Assert.Equal("21610", failed.Text("code"));
        await Eventually(person, await Send(person, "Hi again"), "refused");
        Assert.Single(host.Texts.HandedTo(person.Phone));
    }

    [Fact]
    public async Task A_refusal_is_not_acknowledged_while_a_message_is_on_its_way()
    {
        var person = await Writing("Hello?");
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource<SendOutcome>());
        host.Texts.Then(person.Phone, () =>
        {
            asked.SetResult();
            return answer.Task;
        });
        var id = await Send(person, "Hi");
        await asked.Task.WaitAsync(TimeSpan.FromMinutes(1));
        var stop = Inbound.Text(Heard(person, "STOP"));
        await ProductHost.Eventually(async () => (await Permit(person)).Text("decision") == "deny");
        Assert.False(stop.IsCompleted);
        answer.SetResult(new SendOutcome.Accepted("SM2"));
        await stop;
        await Eventually(person, id, "sent");
    }

    [Fact]
    public async Task A_message_whose_sender_died_after_its_permit_was_used_is_not_sent_again()
    {
        var person = await Writing("Hello?");
        var id = Guid.CreateVersion7();
        var contact = host.Grains.GetGrain<IContactGrain>(person.Contact);
        var permit = await contact.RequestPermit(new PermitRequest(id, Guid.Parse(person.Lead), ContactChannel.Sms, null, person.Campaign, null, person.Phone, "NJ", null));
        Assert.True(await contact.Leave(permit.PermitId!.Value));
        Assert.False(await contact.Leave(permit.PermitId.Value));

        await Send(person, "Hi", id);
        await Eventually(person, id.ToString(), "unknown");
        Assert.Empty(host.Texts.HandedTo(person.Phone));
        Assert.False(await contact.IsLeaving());
    }

    [Fact]
    public async Task The_same_draft_twice_is_one_message()
    {
        var person = await Writing("Hello?");
        var id = Guid.CreateVersion7();
        Assert.Equal(await Send(person, "Hi", id), await Send(person, "Hi", id));
        await Eventually(person, id.ToString(), "sent");
        Assert.Single(host.Texts.HandedTo(person.Phone));
    }

    [Fact]
    public async Task An_unclear_message_holds_what_is_automated_until_somebody_has_read_it()
    {
        var person = await Writing("who is this???? i never signed up");
        var check = new { phone = person.Phone, state = "NJ", channel = "sms", purpose = "appointment", campaign = person.Campaign, assumeConsent = true, at = "2030-03-05T17:00:00Z" };
        Assert.Contains((await host.Seller.PostAsJsonAsync("/api/v1/compliance/check", check).Read())["reasons"]!.AsArray(), reason => reason.Text("rule") == "hold" && reason.Text("outcome") == "deny");
        await Post(person, "hold", new { refused = false });
        Assert.DoesNotContain((await host.Seller.PostAsJsonAsync("/api/v1/compliance/check", check).Read())["reasons"]!.AsArray(), reason => reason.Text("rule") == "hold");
    }

    [Fact]
    public async Task Never_again_closes_every_identifier_of_the_person()
    {
        var person = await Writing("Hello?");
        var mail = new { email = person.Email, state = "NJ", channel = "email", campaign = person.Campaign };
        Assert.Equal("allow", (await host.Seller.PostAsJsonAsync("/api/v1/compliance/check", mail).Read()).Text("decision"));
        await Post(person, "refusal", new { words = "Never contact me again" });
        Assert.Equal("deny", (await host.Seller.PostAsJsonAsync("/api/v1/compliance/check", mail).Read()).Text("decision"));
        Assert.Equal("deny", (await Permit(person)).Text("decision"));
    }

    [Fact]
    public async Task The_ledgers_are_whole_and_only_administrators_ask()
    {
        await Writing("Hello?");
        var report = await host.Admin.PostAsync("/api/v1/compliance/ledgers/verification", null).Read();
        Assert.Empty(report["broken"]!.AsArray());
        Assert.True(report["entries"]!.GetValue<long>() > 0);
        Assert.Equal(HttpStatusCode.Forbidden, await host.Seller.PostAsync("/api/v1/compliance/ledgers/verification", null).Status());
    }

    private sealed record Person(string Campaign, string Lead, string Phone, string Email, string Contact, HttpClient Broker);

    private IInboundGrain Inbound => host.Grains.GetGrain<IInboundGrain>(0);

    /// <summary>A person with a lead, who has just written that.</summary>
    private async Task<Person> Writing(string words)
    {
        var broker = await host.NewBroker();
        var campaign = await host.NewCampaign(broker);
        var grain = host.Grains.GetGrain<ICampaignGrain>(campaign);
        var definition = (await grain.Get())!;
        Assert.Empty((await grain.Put(
            new(Access.ActorKind.System, "test", "test"),
            definition with { Outreach = new OutreachSettings { Seller = campaign, TextNumber = Number, TextsPerSecond = 1_000 } },
            definition.Version)).Faults);
        var number = Interlocked.Increment(ref s_number);
        var phone = $"+1201{2 + (number / 1_000_000 % 8)}{number % 1_000_000:000000}";
        var posted = Some.Lead(campaign).With("phone", phone);
        var lead = (await host.Seller.Post(posted).Read(HttpStatusCode.Created)).Text("leadId");
        var hash = host.App.Services.GetRequiredService<IKeyedHash>().Hash(HashPurpose.Phone, phone);
        var person = new Person(campaign, lead, phone, posted.Text("email"), ContactKey.Phone(hash).ToString(), await host.SignedInBroker(broker));
        await Inbound.Text(Heard(person, words));
        return person;
    }

    private static InboundText Heard(Person person, string words) => new("scripted", $"SM{Guid.NewGuid():N}", person.Phone, Number, words, null);

    private static async Task<string> Send(Person person, string text, Guid? id = null) => (await person.Broker.SendAsync(
        HttpSentences.Request(HttpMethod.Post, $"/api/v1/leads/{person.Lead}/messages", new { id, channel = "sms", text })).Read()).Text("id");

    private static async Task Post(Person person, string what, object body) => Assert.Equal(
        HttpStatusCode.NoContent, await person.Broker.SendAsync(HttpSentences.Request(HttpMethod.Post, $"/api/v1/leads/{person.Lead}/{what}", body)).Status());

    private static async Task<JsonNode> Permit(Person person) => await person.Broker.GetAsync($"/api/v1/leads/{person.Lead}/permit?channel=sms").Read();

    private static async Task<JsonNode[]> Messages(Person person) =>
        [.. (await person.Broker.GetAsync($"/api/v1/leads/{person.Lead}/messages").Read()).AsArray().Select(message => message!)];

    private static async Task<JsonNode> Eventually(Person person, string id, string state)
    {
        JsonNode? found = null;
        await ProductHost.Eventually(async () =>
            (found = (await Messages(person)).SingleOrDefault(message => message.Text("id") == id)) is not null && found.Text("state") == state);
        return found!;
    }

    private static async Task<string[]> Kinds(Person person) =>
    [
        .. (await person.Broker.GetAsync($"/api/v1/leads/{person.Lead}/timeline").Read())["entries"]!.AsArray()
            .Select(entry => entry.Text("kind")).Where(kind => kind.StartsWith("message", StringComparison.Ordinal)).Reverse(),
    ];

    private async Task<long> Waiting(Person person)
    {
        await using var source = NpgsqlDataSource.Create(host.Database.Leads);
        await using var command = source.CreateCommand("SELECT count(*) FROM outbox WHERE lead_id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.Parse(person.Lead) });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
