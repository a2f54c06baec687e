using System.Net;
using System.Text.Json.Nodes;
using LeadGrid.Access;
using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Outreach;
using Npgsql;
using Orleans.Core.Internal;

namespace LeadGrid.Api.Tests;

/// <summary>An administrator tries a template, through the whole product.</summary>
[Collection(ProductTests.Name)]
public sealed class TestSendTests(ProductHost host)
{
    private static readonly Actor System = new(ActorKind.System, "test", "test");

    [Fact]
    public async Task A_draft_is_tried_at_one_of_the_operators_own_addresses_until_that_says_no()
    {
        var campaign = await Campaign();
        await Draft(campaign, ContactChannel.Email);
        var address = $"desk-{campaign}@example.org";
        var recipient = (await Add("email", address).Read(HttpStatusCode.Created)).Text("id");
        await Add("email", address).ReadProblem(422);

        // As it is read from disk.
        await host.Grains.GetGrain<ITestRecipientsGrain>(ITestRecipientsGrain.Key).Cast<IGrainManagementExtension>().DeactivateOnIdle();
        var listed = (await host.Admin.GetAsync("/api/v1/template-tests/recipients").Read())["recipients"]!.AsArray().Single(each => each.Text("id") == recipient)!;
        Assert.Equal(("email", address, "Front desk"), (listed.Text("channel"), listed.Text("address"), listed.Text("name")));

        var tried = await Try(campaign, new { campaign, recipient, version = 1 }).Read();
        Assert.Equal(("accepted", 1), (tried.Text("end"), tried["version"]!.GetValue<int>()));
        var mail = Assert.Single(host.Mails.HandedTo(address));
        Assert.Equal(("[Test] Hello Josephine", "hello@example.com"), (mail.Subject, mail.From));
        // Of a test nothing is measured.
        Assert.Contains("href=\"https://example.org/offer\"", mail.Html, StringComparison.Ordinal);
        Assert.Equal("Accepted", await Recorded(mail.MessageId));

        using var anybody = host.Client();
        Assert.Equal(HttpStatusCode.OK, await anybody.PostAsync(mail.Unsubscribe!.AbsolutePath, null).Status());
        var refused = await Try(campaign, new { campaign, recipient }).Read();
        Assert.Equal("not_allowed", refused.Text("end"));
        Assert.Contains(refused["reasons"]!.AsArray(), reason => reason.Text("rule") == "unsubscribe" && reason.Text("outcome") == "deny");
        Assert.Single(host.Mails.HandedTo(address));

        // Who is removed and comes again is refused as before: an agreement lifts nothing.
        Assert.Equal(HttpStatusCode.NoContent, await host.Admin.DeleteAsync($"/api/v1/template-tests/recipients/{recipient}").Status());
        Assert.Equal(HttpStatusCode.NotFound, await host.Admin.DeleteAsync($"/api/v1/template-tests/recipients/{recipient}").Status());
        var again = (await Add("email", address).Read(HttpStatusCode.Created)).Text("id");
        Assert.Equal("not_allowed", (await Try(campaign, new { campaign, recipient = again }).Read()).Text("end"));
        await host.Admin.DeleteAsync($"/api/v1/template-tests/recipients/{again}").Status();
    }

    [Fact]
    public async Task What_the_provider_says_is_shown()
    {
        var campaign = await Campaign();
        await Draft(campaign, ContactChannel.Email);
        var address = $"desk-{campaign}@example.org";
        var recipient = (await Add("email", address).Read(HttpStatusCode.Created)).Text("id");
        host.Mails.Then(address, new SendOutcome.Refused("5.7.1", "The mail server refuses it."));
        var tried = await Try(campaign, new { campaign, recipient }).Read();
        Assert.Equal(("refused", "5.7.1", "The mail server refuses it."), (tried.Text("end"), tried.Text("code"), tried.Text("problem")));
        await host.Admin.DeleteAsync($"/api/v1/template-tests/recipients/{recipient}").Status();
    }

    [Fact]
    public async Task A_text_keeps_to_the_law_and_stop_ends_it_until_start()
    {
        var campaign = await Campaign();
        await Draft(campaign, ContactChannel.Sms);
        var phone = $"+1201{Random.Shared.Next(2_000_000, 9_999_999)}";
        var recipient = (await Add("sms", phone).Read(HttpStatusCode.Created)).Text("id");
        var first = await Try(campaign, new { campaign, recipient }).Read();
        // Whether it is an hour for texts where that phone is hangs on when this test runs.
        Assert.Contains(first.Text("end"), new[] { "accepted", "not_yet" });
        Assert.DoesNotContain(first["reasons"]!.AsArray(), reason => reason.Text("outcome") == "deny");
        Assert.Equal(first.Text("end") == "accepted" ? 1 : 0, host.Texts.HandedTo(phone).Count(text => text.Body.StartsWith("[Test] ", StringComparison.Ordinal)));

        await Hear(phone, "STOP");
        Assert.Equal("not_allowed", (await Try(campaign, new { campaign, recipient }).Read()).Text("end"));
        await Hear(phone, "START");
        Assert.Contains((await Try(campaign, new { campaign, recipient }).Read()).Text("end"), new[] { "accepted", "not_yet" });
        await host.Admin.DeleteAsync($"/api/v1/template-tests/recipients/{recipient}").Status();
    }

    [Fact]
    public async Task Only_administrators_and_only_to_their_own()
    {
        var campaign = await Campaign();
        await Draft(campaign, ContactChannel.Email);
        using var broker = await host.SignedInBroker(await host.NewBroker());
        Assert.Equal(HttpStatusCode.Forbidden, await broker.GetAsync("/api/v1/template-tests/recipients").Status());
        Assert.Equal(HttpStatusCode.Forbidden, await broker.SendAsync(HttpSentences.Request(HttpMethod.Post, $"/api/v1/templates/{campaign}/test", new { campaign })).Status());
        Assert.Equal(HttpStatusCode.Forbidden, await host.Seller.GetAsync("/api/v1/template-tests/recipients").Status());

        await Try(campaign, new { campaign, recipient = Guid.NewGuid() }).ReadProblem(422);
        await Try(campaign, new { }).ReadProblem(422);
        await Try("no-such-template", new { campaign }).ReadProblem(404);
        await Try(campaign, new { campaign, version = 9 }).ReadProblem(404);
        await Try(campaign, new { campaign = "no-such-campaign" }).ReadProblem(422);
        await Add("email", "nobody").ReadProblem(422);
        await host.Admin.SendAsync(HttpSentences.Request(HttpMethod.Post, "/api/v1/template-tests/recipients", new { channel = "email", name = "x", address = "a@example.org" })).ReadProblem(422);

        // The address by which one signs in needs no list.
        var own = await Try(campaign, new { campaign }).Read();
        Assert.Equal("accepted", own.Text("end"));
        Assert.NotEmpty(host.Mails.HandedTo(host.Demo.Admin.Email));
        Assert.NotEmpty((await host.Admin.GetAsync("/api/v1/template-tests/recipients").Read()).Text("agreement"));
    }

    private async Task<string> Campaign()
    {
        var campaign = await host.NewCampaign(await host.NewBroker());
        var grain = host.Grains.GetGrain<ICampaignGrain>(campaign);
        var definition = (await grain.Get())!;
        var settings = new OutreachSettings { MailFrom = "hello@example.com", PostalAddress = "1 Main St, Springfield", TextNumber = "+12015550100", TextsPerSecond = 1_000 };
        Assert.Empty((await grain.Put(System, definition with { Outreach = settings }, definition.Version)).Faults);
        return campaign;
    }

    private async Task Draft(string id, ContactChannel channel)
    {
        var mail = channel == ContactChannel.Email;
        var content = new TemplateContent
        {
            Name = "To be tried",
            Purpose = ContactPurpose.Marketing,
            Sender = "Anchor",
            Subject = mail ? "Hello {{firstName|there}}" : "",
            Text = "Words for {{firstName|you}}",
            Html = mail ? "<p><a href=\"https://example.org/offer\">Offer</a></p>" : null,
        };
        Assert.IsType<TemplateStored>(await host.Grains.GetGrain<ITemplateGrain>(id).Save(System, new TemplateDraft(channel, content), 0));
    }

    private Task<HttpResponseMessage> Add(string channel, string address) => host.Admin.SendAsync(HttpSentences.Request(
        HttpMethod.Post, "/api/v1/template-tests/recipients", new { channel, name = "Front desk", address, agreed = true }));

    private Task<HttpResponseMessage> Try(string template, object body) =>
        host.Admin.SendAsync(HttpSentences.Request(HttpMethod.Post, $"/api/v1/templates/{template}/test", body));

    private Task Hear(string phone, string words) => host.Grains.GetGrain<IInboundGrain>(0).Text(
        new InboundText("scripted", $"SM{Guid.NewGuid():N}", phone, "+12015550100", words, null));

    private async Task<string?> Recorded(Guid messageId)
    {
        await using var source = NpgsqlDataSource.Create(host.Database.Leads);
        await using var command = source.CreateCommand("SELECT outcome FROM template_test WHERE message_id = $1 AND by_id <> '' AND version = 1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = messageId });
        return (string?)await command.ExecuteScalarAsync();
    }
}
