using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LeadGrid.Compliance;
using LeadGrid.Forms;

namespace LeadGrid.Api.Tests;

/// <summary>A hosted form from the page to the ledgers.</summary>
[Collection(ProductTests.Name)]
public sealed class HostedFormTests(ProductHost host)
{
    [Fact]
    public async Task A_form_is_shown_without_a_script_and_with_no_box_ticked()
    {
        var form = await Formed.Of(host);
        using var answer = await form.Person.GetAsync($"/f/{form.Campaign}");
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("<html lang=\"en\">", html, StringComparison.Ordinal);
        Assert.Contains("I agree that Demo Energy may send me automated marketing texts at the number above.", html, StringComparison.Ordinal);
        Assert.Contains("autocomplete=\"tel\"", html, StringComparison.Ordinal);
        Assert.Contains("<label for=\"q0\">First name", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" checked", html, StringComparison.Ordinal);
        Assert.Equal(4, html.Split("type=\"checkbox\"").Length - 1);
        var policy = Header(answer, "Content-Security-Policy");
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.Equal("DENY", Header(answer, "X-Frame-Options"));
    }

    [Fact]
    public async Task A_form_is_framed_by_the_sites_that_it_lists_and_by_no_other()
    {
        var form = await Formed.Of(host, content => content with { FrameOrigins = ["https://www.example.com", "https://shop.example.org:8443"] });
        using var answer = await form.Person.GetAsync($"/f/{form.Campaign}?embed=1");
        Assert.Contains("frame-ancestors https://www.example.com https://shop.example.org:8443", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("X-Frame-Options"));
        Assert.Contains("class=\"embed\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?lang=es", "en-US,en")]
    [InlineData("", "fr;q=0.9, es-MX;q=0.8, en;q=0.1")]
    public async Task A_form_speaks_spanish_to_whom_asks_for_it(string query, string browser)
    {
        var form = await Formed.Of(host);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/f/{form.Campaign}{query}");
        request.Headers.TryAddWithoutValidation("Accept-Language", browser);
        var html = WebUtility.HtmlDecode(await (await form.Person.SendAsync(request)).Content.ReadAsStringAsync());
        Assert.Contains("<html lang=\"es\">", html, StringComparison.Ordinal);
        Assert.Contains("Número de teléfono", html, StringComparison.Ordinal);

        var (status, again, _) = await form.Post(new() { ["phone"] = "12" }, form.Ticket(language: "es"), ["sms"], "?lang=en");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("Responda a esta pregunta, por favor.", again, StringComparison.Ordinal);
        var (taken, thanks, _) = await form.Post(form.Answers(), form.Ticket(language: "es"), ["sms"]);
        Assert.Equal(HttpStatusCode.OK, taken);
        Assert.Contains("Gracias", thanks, StringComparison.Ordinal);
        var consent = Assert.Single((await form.ByPhone()).Facts.Consents);
        Assert.StartsWith("Acepto que Demo Energy me envíe mensajes de texto publicitarios automatizados", consent.Text, StringComparison.Ordinal);
        Assert.True(consent.DisclosesCalls && consent.NoConditionOfPurchase);
    }

    [Fact]
    public async Task What_was_ticked_is_in_both_ledgers_before_the_page_of_thanks()
    {
        var form = await Formed.Of(host);
        await form.Sent("sms", "email");
        foreach (var contact in new[] { await form.ByPhone(), await form.ByEmail() })
        {
            Assert.Equal([ContactChannel.Sms, ContactChannel.Email], contact.Facts.Consents.SelectMany(consent => consent.Channels));
            Assert.All(contact.Facts.Consents, consent =>
            {
                Assert.Equal((ConsentOrigin.OwnForm, form.Phone, "web_form: box ticked"), (consent.Origin, consent.Phone, consent.Signature));
                Assert.Equal([Formed.Seller], consent.Sellers);
            });
            Assert.Single(contact.Signed.Distinct());
            Assert.Single(contact.Leads);
        }

        var lead = Assert.Single(await host.Search(new { campaigns = new[] { form.Campaign } }))!;
        Assert.Equal("form", lead.Text("seller"));
        var consent = (await host.Admin.GetAsync($"/api/v1/leads/{lead.Text("id")}").Read())["consent"]!;
        Assert.Equal(["sms", "email"], consent["channels"]!.AsArray().Select(channel => channel!.GetValue<string>()));
        Assert.Equal(($"{form.Campaign} form 1 en", "web_form", "127.0.0.1"), (consent.Text("disclosureVersion"), consent.Text("method"), consent.Text("ip")));

        // What the lead says less exactly is not put beside what the form recorded.
        Assert.Equal(2, (await form.ByPhone()).Facts.Consents.Count);
        Assert.NotEqual("deny", (await form.May(ContactChannel.Sms)).Outcome.ToString().ToLowerInvariant());
        Assert.Equal(2, (await form.ByPhone()).Facts.Consents.Count);
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_question_and_nothing_typed_is_lost()
    {
        var form = await Formed.Of(host);
        var answers = form.Answers();
        (answers["email"], answers["lastName"]) = ("no address", "");
        var ticket = form.Ticket();
        var (status, html, response) = await form.Post(answers, ticket, ["sms", "email"]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("<a href=\"#q1\">Last name: Please answer this.</a>", html, StringComparison.Ordinal);
        Assert.Contains("role=\"alert\" tabindex=\"-1\" autofocus", html, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\" aria-describedby=\"q1-error\"", html, StringComparison.Ordinal);
        Assert.Contains($"value=\"{form.Phone}\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"sms\" checked", html, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"voice\" checked", html, StringComparison.Ordinal);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());

        answers["lastName"] = "Byron";
        (status, html, _) = await form.Post(answers, ticket, ["sms", "email"]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("E-mail address: Please enter an e-mail address, such as name@example.com.", html, StringComparison.Ordinal);
        Assert.Equal(0, await form.Leads());
        Assert.Empty((await form.ByPhone()).Facts.Consents);

        // The page that was mended is the same page.
        answers["email"] = form.Email;
        Assert.Equal(HttpStatusCode.OK, (await form.Post(answers, ticket, ["sms", "email"])).Status);
        Assert.Equal(1, await form.Leads());
    }

    [Fact]
    public async Task A_box_for_texts_needs_a_number_and_no_box_needs_to_be_ticked()
    {
        var form = await Formed.Of(host, content => content with { Fields = [.. content.Fields.Select(field => field.Name == "phone" ? field with { Required = false } : field)] });
        var answers = form.Answers();
        answers["phone"] = " ";
        var (status, html, _) = await form.Post(answers, form.Ticket(), ["sms"]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("You ticked a box for texts or calls", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await form.Post(answers, form.Ticket(), [])).Status);
        var state = await form.ByEmail();
        Assert.Empty(state.Facts.Consents);
        Assert.Single(state.Leads);
    }

    [Fact]
    public async Task A_page_that_is_sent_twice_takes_effect_once()
    {
        var form = await Formed.Of(host);
        var ticket = form.Ticket();
        Assert.Equal(HttpStatusCode.OK, (await form.Post(form.Answers(), ticket, ["sms"])).Status);
        var (status, html, _) = await form.Post(form.Answers(), ticket, ["sms"]);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Thank you", html, StringComparison.Ordinal);
        Assert.Equal(1, await form.Leads());
        Assert.Single((await form.ByPhone()).Facts.Consents);

        // The same page with other words: what was sent first stands, and what was typed since is not lost.
        var answers = form.Answers();
        answers["lastName"] = "Lovelace";
        (status, html, _) = await form.Post(answers, ticket, ["sms", "voice"]);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("We have your request already.", html, StringComparison.Ordinal);
        Assert.Contains("Lovelace", html, StringComparison.Ordinal);
        Assert.Single((await form.ByPhone()).Facts.Consents);
    }

    [Fact]
    public async Task The_consent_of_a_duplicate_is_recorded_and_takes_back_what_was_refused_before()
    {
        var form = await Formed.Of(host);
        await form.Sent("sms");
        Assert.Equal(HttpStatusCode.NoContent, await host.Seller.PostAsJsonAsync(
            "/api/v1/compliance/refusals", new { phone = form.Phone, channels = new[] { "sms" } }).Status());
        Assert.Equal(PermitOutcome.Deny, (await form.May(ContactChannel.Sms)).Outcome);

        // A seller's word lifts nothing; the person's own, on our form, does.
        await host.Seller.Post(Some.Lead(form.Campaign).With("phone", form.Phone).With("consent", new JsonObject
        {
            ["channels"] = new JsonArray("sms"), ["sellers"] = new JsonArray(Formed.Seller), ["phone"] = form.Phone, ["method"] = "web_form",
            ["text"] = "I agree that Demo Energy may send me automated texts. Consent is not a condition of any purchase.",
        })).Read();
        Assert.Equal(PermitOutcome.Deny, (await form.May(ContactChannel.Sms)).Outcome);
        await form.Sent("sms", "email");
        Assert.DoesNotContain((await form.May(ContactChannel.Sms)).Reasons, reason => reason.Rule == "stop" && reason.Outcome == PermitOutcome.Deny);
        Assert.Equal(1, await form.Leads());
        Assert.Equal(3, (await form.ByPhone()).Facts.Consents.Count);
        Assert.Equal(3, (await form.ByEmail()).Facts.Consents.Count);
    }

    [Fact]
    public async Task Programs_are_shown_the_form_again_with_all_that_was_typed()
    {
        var form = await Formed.Of(host);
        var (status, html, _) = await form.Post(form.Answers(), form.Ticket(TimeSpan.FromSeconds(1)), ["sms"]);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("That was very fast.", html, StringComparison.Ordinal);
        Assert.Contains("value=\"sms\" checked", html, StringComparison.Ordinal);

        var trapped = form.Answers();
        trapped["website"] = "https://spam.example";
        (status, html, _) = await form.Post(trapped, form.Ticket(), ["sms"]);
        Assert.Contains("That was very fast.", html, StringComparison.Ordinal);
        Assert.Contains($"value=\"{form.Email}\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("spam.example", html, StringComparison.Ordinal);
        Assert.Equal(0, await form.Leads());
        Assert.Empty((await form.ByPhone()).Facts.Consents);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_page_that_was_open_too_long_is_shown_anew_and_agrees_to_nothing_that_has_changed(bool changed)
    {
        var form = await Formed.Of(host);
        if (changed)
        {
            await Formed.Publish(host, form.Campaign, FormExample.Content with { Sellers = [Formed.Seller, "Another"] });
        }

        var (status, html, _) = await form.Post(form.Answers(), form.Ticket(TimeSpan.FromHours(25)), ["sms"]);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("had been open for a long time", html, StringComparison.Ordinal);
        Assert.Contains($"value=\"{form.Phone}\"", html, StringComparison.Ordinal);
        Assert.Equal(!changed, html.Contains("value=\"sms\" checked", StringComparison.Ordinal));
        Assert.Equal(0, await form.Leads());

        // As does one whose ticket is no ticket of this form.
        (_, html, _) = await form.Post(form.Answers(), "forged", ["sms"]);
        Assert.Contains("had been open for a long time", html, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"sms\" checked", html, StringComparison.Ordinal);

        // Within the day, what somebody was shown is what they sign, whatever came after it.
        Assert.Equal(HttpStatusCode.OK, (await form.Post(form.Answers(), form.Ticket(TimeSpan.FromHours(23)), ["sms"])).Status);
        Assert.Equal([Formed.Seller], Assert.Single((await form.ByPhone()).Facts.Consents).Sellers);
    }

    [Fact]
    public async Task People_are_led_on_where_the_form_says()
    {
        var form = await Formed.Of(host, content => content with { ThanksUrl = "https://www.example.com/thanks?from=form" });
        var (status, _, response) = await form.Post(form.Answers(), form.Ticket(), ["email"]);
        Assert.Equal((HttpStatusCode.SeeOther, "https://www.example.com/thanks?from=form"), (status, response.Headers.Location!.OriginalString));
        Assert.Contains("form-action 'self' https://www.example.com;", Header(response, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Single((await form.ByEmail()).Facts.Consents);
    }

    [Theory]
    [InlineData("/f/none-such")]
    [InlineData("/f/%20")]
    [InlineData("/f/UPPER")]
    public async Task A_form_that_there_is_not_says_so(string path)
    {
        using var person = host.Client();
        using var answer = await person.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static string Header(HttpResponseMessage response, string name) => string.Join(' ', response.Headers.GetValues(name));
}
