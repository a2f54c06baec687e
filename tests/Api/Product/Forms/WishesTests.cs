using System.Net;
using System.Text.RegularExpressions;
using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Outreach;
using Microsoft.Extensions.DependencyInjection;

namespace LeadGrid.Api.Tests;

/// <summary>What people confirm and withdraw by the links of messages.</summary>
[Collection(ProductTests.Name)]
public sealed partial class WishesTests(ProductHost host)
{
    [Fact]
    public async Task With_double_opt_in_email_counts_once_the_person_has_confirmed_it()
    {
        var form = await Formed.Of(host, outreach: settings => settings with { DoubleOptIn = true });
        Assert.Contains("Please follow its link to confirm", await form.Sent("sms", "email"), StringComparison.Ordinal);
        Assert.Equal([ContactChannel.Sms], (await form.ByPhone()).Facts.Consents.SelectMany(consent => consent.Channels));
        Assert.Equal([ContactChannel.Sms], (await form.ByEmail()).Facts.Consents.SelectMany(consent => consent.Channels));
        var denied = await form.May(ContactChannel.Email);
        var why = Assert.Single(denied.Reasons, reason => reason.Rule == "email-unconfirmed");
        Assert.Equal((PermitOutcome.Deny, PermitOutcome.Deny), (denied.Outcome, why.Outcome));
        Assert.Contains("waits for the person's confirmation", why.Sentence, StringComparison.Ordinal);

        await ProductHost.Eventually(() => Task.FromResult(host.Mails.HandedTo(form.Email).Length > 0));
        var mail = Assert.Single(host.Mails.HandedTo(form.Email));
        Assert.Equal(("Please confirm your e-mail address", (Uri?)null), (mail.Subject, mail.Unsubscribe));
        var link = ConfirmLink().Match(mail.Text).Value;

        // What only looks at links, as scanners do, confirms nothing.
        Assert.Contains("Yes, I agree", await form.Person.GetStringAsync(link), StringComparison.Ordinal);
        Assert.Equal(PermitOutcome.Deny, (await form.May(ContactChannel.Email)).Outcome);
        foreach (var _ in new[] { 1, 2 })
        {
            Assert.Equal(HttpStatusCode.OK, await form.Person.PostAsync(link, null).Status());
        }

        Assert.Equal(PermitOutcome.Allow, (await form.May(ContactChannel.Email)).Outcome);
        var confirmed = Assert.Single((await form.ByEmail()).Facts.Consents, consent => consent.Channels.Contains(ContactChannel.Email));
        Assert.Equal("web_form: box ticked, confirmed by e-mail", confirmed.Signature);

        // Whoever asks again before that was not asked again.
        await form.Sent("email");
        Assert.Equal(HttpStatusCode.NotFound, await form.Person.PostAsync("/d/AAAA", null).Status());
    }

    [Fact]
    public async Task Who_is_asked_to_confirm_is_asked_once_however_many_forms_are_sent()
    {
        var form = await Formed.Of(host, outreach: settings => settings with { DoubleOptIn = true });
        await form.Sent("email");
        await form.Sent("email");
        await ProductHost.Eventually(() => Task.FromResult(host.Mails.HandedTo(form.Email).Length > 0));
        Assert.Equal(2, (await form.ByEmail()).Unconfirmed.Count);
        Assert.Single((await form.ByEmail()).Asks);
    }

    [Fact]
    public async Task A_person_sees_what_was_agreed_to_and_withdraws_it_by_unticking()
    {
        var form = await Formed.Of(host);
        await form.Sent("sms", "voice", "email");
        var link = await Preferences(form);
        var page = WebUtility.HtmlDecode(await form.Person.GetStringAsync(link));
        Assert.Matches("Texts: agreed to on .*, for Demo Energy", page);
        Assert.Contains("Calls with an artificial voice: you have said neither yes nor no", page, StringComparison.Ordinal);
        Assert.DoesNotContain(form.Email, page, StringComparison.Ordinal);
        Assert.DoesNotContain(form.Phone, page, StringComparison.Ordinal);

        using var spanish = new HttpRequestMessage(HttpMethod.Get, link);
        spanish.Headers.TryAddWithoutValidation("Accept-Language", "fr, es-MX;q=0.9, en;q=0.5");
        page = WebUtility.HtmlDecode(await (await form.Person.SendAsync(spanish)).Content.ReadAsStringAsync());
        Assert.Matches("<html lang=\"es\">[\\s\\S]*Mensajes de texto: aceptado el .*, para Demo Energy", page);

        // Nothing unticked: nothing ended.
        Assert.Contains("Nothing has changed", await Save(form, link, ["sms", "voice", "ai_voice", "email"]), StringComparison.Ordinal);
        Assert.Contains("What you unticked has ended.", await Save(form, link, ["sms", "email"]), StringComparison.Ordinal);
        Assert.Equal(PermitOutcome.Deny, (await form.May(ContactChannel.AiVoice)).Outcome);
        Assert.Contains((await form.May(ContactChannel.Voice)).Reasons, reason => reason.Rule == "no-calls" && reason.Outcome == PermitOutcome.Deny);
        Assert.Equal(PermitOutcome.Allow, (await form.May(ContactChannel.Email)).Outcome);

        Assert.Contains("ended", await Save(form, link, ["sms"]), StringComparison.Ordinal);
        Assert.Contains((await form.May(ContactChannel.Email)).Reasons, reason => reason.Rule == "unsubscribe" && reason.Outcome == PermitOutcome.Deny);
        Assert.DoesNotContain((await form.May(ContactChannel.Sms)).Reasons, reason => reason.Rule is "stop" or "never-again");
        page = WebUtility.HtmlDecode(await form.Person.GetStringAsync(link));
        Assert.Contains("Marketing e-mail: ended on", page, StringComparison.Ordinal);
        Assert.Matches("Texts: agreed to on", page);
    }

    [Fact]
    public async Task Everything_ends_at_once_by_one_button()
    {
        var form = await Formed.Of(host);
        await form.Sent("sms", "voice", "email");
        var link = await Preferences(form);
        var page = await (await form.Person.PostAsync(link, new FormUrlEncodedContent([new("everything", "1")]))).Content.ReadAsStringAsync();
        Assert.Contains("no e-mail, no texts, no calls", page, StringComparison.Ordinal);
        foreach (var channel in Enum.GetValues<ContactChannel>())
        {
            Assert.Contains((await form.May(channel)).Reasons, reason => reason.Rule == "never-again" && reason.Outcome == PermitOutcome.Deny);
        }
    }

    [Fact]
    public async Task The_page_of_an_unsubscribe_link_leads_to_all_that_was_permitted()
    {
        var form = await Formed.Of(host);
        await form.Sent("email");
        var tokens = host.App.Services.GetRequiredService<LinkTokens>();
        var message = tokens.Read(LinkKind.Preferences, (await Preferences(form))["/p/".Length..])!.Value;
        var page = await form.Person.GetStringAsync($"/u/{tokens.Make(LinkKind.Unsubscribe, message)}");
        var link = Regex.Match(page, "href=\"(/p/[^\"]+)\"").Groups[1].Value;
        Assert.Contains("Marketing e-mail: agreed to", await form.Person.GetStringAsync(link), StringComparison.Ordinal);
    }

    // A message of the lead, whatever became of it: its link is good.
    private async Task<string> Preferences(Formed form)
    {
        var lead = (await host.Search(new { campaigns = new[] { form.Campaign } }))[0]!.Text("id");
        var draft = new MessageDraft(Guid.NewGuid(), ContactChannel.Email, null, "Hello", "Hello");
        Assert.IsType<MessageTaken>(await host.Grains.GetGrain<Leads.ILeadGrain>(Guid.Parse(lead)).Send(new Actor(ActorKind.Administrator, "test", "test"), draft));
        await ProductHost.Eventually(() => Task.FromResult(host.Mails.HandedTo(form.Email).Length > 0));
        return $"/p/{host.App.Services.GetRequiredService<LinkTokens>().Make(LinkKind.Preferences, draft.Id)}";
    }

    private static async Task<string> Save(Formed form, string link, string[] keep)
    {
        string[] shown = ["sms", "voice", "ai_voice", "email"];
        var page = await form.Person.PostAsync(link, new FormUrlEncodedContent(
            shown.Select(channel => new KeyValuePair<string, string>("shown", channel)).Concat(keep.Select(channel => new KeyValuePair<string, string>("keep", channel)))));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return await page.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("/d/[A-Za-z0-9_-]+")]
    private static partial Regex ConfirmLink();
}
