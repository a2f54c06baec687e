using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LeadGrid.Access;
using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Outreach;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Core.Internal;

namespace LeadGrid.Api.Tests;

/// <summary>An e-mail whose links and picture are looked at, by machines and by its person, through the whole product.</summary>
[Collection(ProductTests.Name)]
public sealed partial class VisitsTests(ProductHost host)
{
    private const string Browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private const string ApplePrefetch = "Mozilla/5.0";
    private static readonly Actor System = new(ActorKind.System, "test", "test");

    [Fact]
    public async Task A_machine_and_then_the_person_open_an_e_mail_and_the_timeline_tells_them_apart()
    {
        var mail = await Sent();
        Assert.Equal(2, Clicks().Count(mail.Html));
        Assert.Contains("href=\"https://example.org/privacy\"", mail.Html, StringComparison.Ordinal);
        Assert.Contains("/u/", mail.Unsubscribe, StringComparison.Ordinal);
        Assert.Contains("https://example.org/offer?x=1&y=2", mail.Text, StringComparison.Ordinal);

        // A second after it left: whoever is there already is no person, whatever it calls itself.
        Assert.Equal(HttpStatusCode.OK, await Look(mail.Picture, Browser));
        await Kinds(mail, "message_opened");
        await LongAgo(mail);
        await Look(mail.Picture, ApplePrefetch);
        await Look(mail.Picture, Browser);
        await Kinds(mail, "message_opened", "message_opened");
        Assert.Equal(HttpStatusCode.Found, await Look(mail.Links[0], Browser, new Uri("https://example.org/offer?x=1&y=2")));
        await Kinds(mail, "message_opened", "message_opened", "message_clicked");
        await Look(mail.Picture, Browser);

        JsonNode? shown = null;
        await ProductHost.Eventually(async () => (shown = (await Message(mail))["engagement"]!)["opens"]!.GetValue<int>() == 2);
        Assert.Equal((2, 1, 0), (shown!["machineOpens"]!.GetValue<int>(), shown["clicks"]!.GetValue<int>(), shown["machineClicks"]!.GetValue<int>()));
        Assert.NotNull(shown["clickedAt"]);
        Assert.Null(shown["machineClickedAt"]);
        Assert.Equal("sent", (await Message(mail)).Text("state"));
        Assert.Equal(
            ["A link in the e-mail was followed", "E-mail opened", "E-mail opened by a machine, such as a scanner"],
            (await Entries(mail)).Select(entry => entry.Text("title")));
    }

    [Fact]
    public async Task Whatever_follows_every_link_at_once_is_a_machine()
    {
        var mail = await Sent();
        await LongAgo(mail);
        await Task.WhenAll(mail.Links.Select(link => Look(link, Browser)));
        await Kinds(mail, "message_clicked");
        Assert.Equal("a machine", Assert.Single(await Entries(mail)).Text("by"));
        await ProductHost.Eventually(async () => (await Message(mail))["engagement"]!["machineClicks"]!.GetValue<int>() == 2);
    }

    [Fact]
    public async Task Looks_are_counted_up_to_a_bound_and_move_the_message_nowhere()
    {
        var mail = await Sent();
        await LongAgo(mail);
        var before = (await Message(mail)).Text("updatedAt");
        await Database("UPDATE message SET opens = 999 WHERE lead_id = $1", mail.Lead);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Look(mail.Picture, Browser)));
        await ProductHost.Eventually(async () => (await Message(mail))["engagement"]?["opens"]!.GetValue<int>() == 1_000);
        await Look(mail.Picture, Browser);
        await Forget(mail);
        await ProductHost.Eventually(async () => (await Message(mail))["engagement"]!["opens"]!.GetValue<int>() == 1_000);
        Assert.Equal(before, (await Message(mail)).Text("updatedAt"));
        Assert.Single(await Entries(mail));
    }

    [Fact]
    public async Task A_campaign_that_does_not_ask_for_opens_sends_no_picture()
    {
        var mail = await Sent(settings => settings with { MeasureOpens = false });
        Assert.DoesNotContain("<img", mail.Html, StringComparison.Ordinal);
        Assert.Equal(2, mail.Links.Length);
    }

    [Fact]
    public async Task Of_an_erased_person_nothing_is_noted()
    {
        var mail = await Sent();
        await LongAgo(mail);
        await Database("UPDATE lead SET key_id = gen_random_uuid() WHERE lead_id = $1", mail.Lead);
        await Forget(mail);
        Assert.Equal(HttpStatusCode.NotFound, await Look(mail.Links[0], Browser));
        Assert.Equal(HttpStatusCode.OK, await Look(mail.Picture, Browser));
        var links = new OwnLinks(host.App.Services.GetRequiredService<LinkTokens>(), host.Address);
        Assert.Equal(HttpStatusCode.NotFound, await Look(links.Click(Guid.NewGuid(), 0), Browser));
        Assert.Equal(HttpStatusCode.OK, await Look(links.Open(Guid.NewGuid()), Browser));
        await Forget(mail);
        Assert.Equal(0L, await Database("SELECT count(*) FROM lead_event WHERE lead_id = $1 AND kind IN ('message_opened', 'message_clicked')", mail.Lead));
        Assert.Equal(0L, await Database("SELECT sum(opens + machine_opens + clicks + machine_clicks) FROM message WHERE lead_id = $1", mail.Lead));
    }

    [Fact]
    public async Task A_click_is_no_consent_and_lifts_nothing()
    {
        var mail = await Sent();
        await LongAgo(mail);
        await mail.Broker.SendAsync(HttpSentences.Request(HttpMethod.Post, $"/api/v1/leads/{mail.Lead}/refusal", new { words = "Never contact me again" })).Status();
        await Look(mail.Links[0], Browser);
        await Kinds(mail, "message_clicked");
        Assert.Equal("deny", (await mail.Broker.GetAsync($"/api/v1/leads/{mail.Lead}/permit?channel=email").Read()).Text("decision"));
    }

    private sealed record Mail(string Lead, string Id, HttpClient Broker, string Text, string Html, string Unsubscribe)
    {
        public Uri[] Links => [.. Clicks().Matches(Html).Select(match => new Uri(match.Groups[1].Value))];

        public Uri Picture => new(Pictures().Match(Html).Groups[1].Value);
    }

    private async Task<Mail> Sent(Func<OutreachSettings, OutreachSettings>? change = null)
    {
        var broker = await host.NewBroker();
        var campaign = await host.NewCampaign(broker);
        var grain = host.Grains.GetGrain<ICampaignGrain>(campaign);
        var definition = (await grain.Get())!;
        var settings = new OutreachSettings { Seller = campaign, MailFrom = "hello@example.com", MailFromName = "Anchor", PostalAddress = "1 Main St, Springfield" };
        Assert.Empty((await grain.Put(System, definition with { Outreach = change?.Invoke(settings) ?? settings }, definition.Version)).Faults);
        await Approve(campaign);
        var posted = Some.Lead(campaign);
        var lead = (await host.Seller.Post(posted).Read(HttpStatusCode.Created)).Text("leadId");
        var browser = await host.SignedInBroker(broker);
        var id = (await browser.SendAsync(
            HttpSentences.Request(HttpMethod.Post, $"/api/v1/leads/{lead}/messages", new { channel = "email", template = campaign })).Read()).Text("id");
        await ProductHost.Eventually(async () =>
            (await browser.GetAsync($"/api/v1/leads/{lead}/messages").Read()).AsArray().Single().Text("state") == "sent");
        var handed = Assert.Single(host.Mails.HandedTo(posted.Text("email")));
        return new Mail(lead, id, browser, handed.Text, handed.Html!, handed.Unsubscribe!.AbsolutePath);
    }

    private async Task Approve(string id)
    {
        var template = host.Grains.GetGrain<ITemplateGrain>(id);
        var content = new TemplateContent
        {
            Name = "With links",
            Purpose = ContactPurpose.Marketing,
            Sender = "Anchor",
            Subject = "Hello",
            Text = "See https://example.org/offer?x=1&y=2",
            Html = "<p><a href=\"https://example.org/offer?x=1&amp;y=2\">Offer</a> <a href='https://example.org/terms'>Terms</a> <a href=\"https://example.org/privacy\">Privacy</a></p>",
        };
        Assert.IsType<TemplateStored>(await template.Save(System, new TemplateDraft(ContactChannel.Email, content), 0));
        Assert.IsType<TemplateStored>(await template.Submit(System, 1));
        Assert.IsType<TemplateStored>(await template.Approve(System, 2));
    }

    private async Task<HttpStatusCode> Look(Uri address, string agent, Uri? target = null)
    {
        using var client = host.Client();
        var request = new HttpRequestMessage(HttpMethod.Get, address.PathAndQuery);
        request.Headers.TryAddWithoutValidation("User-Agent", agent);
        using var answer = await client.SendAsync(request);
        if (target is not null)
        {
            Assert.Equal(target, answer.Headers.Location);
        }

        return answer.StatusCode;
    }

    private static async Task<JsonNode> Message(Mail mail) =>
        (await mail.Broker.GetAsync($"/api/v1/leads/{mail.Lead}/messages").Read()).AsArray().Single(message => message.Text("id") == mail.Id)!;

    private static async Task<JsonNode[]> Entries(Mail mail) =>
    [
        .. (await mail.Broker.GetAsync($"/api/v1/leads/{mail.Lead}/timeline").Read())["entries"]!.AsArray()
            .Select(entry => entry!).Where(entry => entry.Text("kind") is "message_opened" or "message_clicked"),
    ];

    private static Task Kinds(Mail mail, params string[] kinds) => ProductHost.Eventually(async () =>
        (await Entries(mail)).Select(entry => entry.Text("kind")).Reverse().SequenceEqual(kinds));

    /// <summary>It was sent a while ago.</summary>
    private Task LongAgo(Mail mail) => Database(
        "UPDATE message SET facts = facts || '{\"sentAt\": \"2026-01-01T00:00:00+00:00\"}' WHERE lead_id = $1", mail.Lead);

    /// <summary>Its lead leaves the silo's memory, and notes before that what it held.</summary>
    private async Task Forget(Mail mail) =>
        await host.Grains.GetGrain<ILeadOutreachGrain>(Guid.Parse(mail.Lead)).Cast<IGrainManagementExtension>().DeactivateOnIdle();

    private async Task<object?> Database(string sql, string lead)
    {
        await using var source = NpgsqlDataSource.Create(host.Database.Leads);
        await using var command = source.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.Parse(lead) });
        return await command.ExecuteScalarAsync();
    }

    [GeneratedRegex("href=\"([^\"]*/c/[^\"]*)\"")]
    private static partial Regex Clicks();

    [GeneratedRegex("src=\"([^\"]*/o/[^\"]*)\"")]
    private static partial Regex Pictures();
}
