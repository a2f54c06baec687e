using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Contacts;
using LeadGrid.Forms;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LeadGrid.Api.Tests;

/// <summary>Administrators write forms, and sellers post consents of their own.</summary>
[Collection(ProductTests.Name)]
public sealed class FormDeskTests(ProductHost host)
{
    [Fact]
    public async Task A_draft_is_saved_previewed_published_and_kept()
    {
        var campaign = await host.NewCampaign(await host.NewBroker());
        var path = $"/api/v1/campaigns/{campaign}/form";
        await host.Admin.GetAsync(path).ReadProblem(404);
        var draft = await Put(path, FormExample.Content, ("If-None-Match", "*")).Read(HttpStatusCode.Created);
        Assert.Equal("draft", draft["versions"]![0].Text("status"));
        using var person = host.Client();
        Assert.Equal(HttpStatusCode.NotFound, await person.GetAsync($"/f/{campaign}").Status());
        Assert.Equal(HttpStatusCode.Unauthorized, await person.GetAsync($"{path}/preview").Status());

        using var preview = await host.Admin.GetAsync($"{path}/preview?lang=es");
        Assert.Equal("text/html", preview.Content.Headers.ContentType!.MediaType);
        Assert.Contains("frame-ancestors 'self'", preview.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var shown = await preview.Content.ReadAsStringAsync();
        Assert.Contains("disabled", shown, StringComparison.Ordinal);
        Assert.Contains("Apellidos", shown, StringComparison.Ordinal);

        await Put(path, FormExample.Content with { PrivacyUrl = "https://example.com/" }, ("If-Match", "\"7\"")).ReadProblem(412);
        var published = await host.Admin.SendAsync(HttpSentences.Request(HttpMethod.Post, $"{path}/publish", null, ("If-Match", "\"1\""))).Read();
        Assert.Equal("published", published["versions"]![0].Text("status"));
        Assert.Equal(HttpStatusCode.OK, await person.GetAsync($"/f/{campaign}").Status());

        var second = await Put(path, FormExample.Content with { PrivacyUrl = "https://example.com/" }, ("If-Match", "\"2\"")).Read();
        Assert.Equal(["published", "draft"], second["versions"]!.AsArray().Select(version => version.Text("status")));
        await host.Admin.SendAsync(HttpSentences.Request(HttpMethod.Post, $"{path}/publish", null, ("If-Match", "\"3\""))).Read();
        Assert.Equal("retired", (await host.Admin.GetAsync($"{path}/versions/1").Read()).Text("status"));
        Assert.Equal("https://www.example.com/privacy", (await host.Admin.GetAsync($"{path}/versions/1").Read())["content"].Text("privacyUrl"));
        await host.Admin.SendAsync(HttpSentences.Request(HttpMethod.Post, $"{path}/publish", null, ("If-Match", "\"4\""))).ReadProblem(409);
    }

    [Fact]
    public async Task A_disclosure_that_is_no_consent_is_refused_with_the_sentence_that_is_missing()
    {
        var campaign = await host.NewCampaign(await host.NewBroker());
        var lax = FormExample.Content with
        {
            Texts =
            [
                FormExample.Content.Texts[0] with
                {
                    Disclosures = [new(ContactChannel.Sms, "I agree that {{sellers}} may send me texts at the number above.")],
                },
            ],
        };
        var problem = await Put($"/api/v1/campaigns/{campaign}/form", lax, ("If-None-Match", "*")).ReadProblem(422);
        Assert.Equal(
            "Say that it is no condition, such as: Consent is not a condition of any purchase.",
            problem["errors"]!["texts[0].disclosures[0].text"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task A_sellers_own_consent_is_recorded_once_and_lifts_nothing()
    {
        var form = await Formed.Of(host);
        Assert.Equal(HttpStatusCode.NoContent, await host.Seller.PostAsJsonAsync(
            "/api/v1/compliance/refusals", new { phone = form.Phone, channels = new[] { "sms" } }).Status());
        var consent = new JsonObject
        {
            ["campaign"] = form.Campaign,
            ["phone"] = form.Phone,
            ["email"] = form.Email,
            ["channels"] = new JsonArray("sms", "email"),
            ["sellers"] = new JsonArray(Formed.Seller),
            ["text"] = "I agree that Demo Energy may send me automated texts and e-mail. Consent is not a condition of any purchase.",
            ["disclosureVersion"] = "7",
            ["at"] = "2026-01-31T15:04:05Z",
            ["ip"] = "203.0.113.9",
        };
        var taken = await Post(consent).Read(HttpStatusCode.Created);
        Assert.False(taken["replay"]!.GetValue<bool>());
        var again = await Post(consent).Read();
        Assert.Equal((taken.Text("id"), true), (again.Text("id"), again["replay"]!.GetValue<bool>()));
        foreach (var contact in new[] { await form.ByPhone(), await form.ByEmail() })
        {
            var given = Assert.Single(contact.Facts.Consents);
            Assert.Equal((ConsentOrigin.Posted, form.Phone, "web_form"), (given.Origin, given.Phone, given.Signature));
            Assert.Equal(DateTimeOffset.Parse("2026-01-31T15:04:05Z", System.Globalization.CultureInfo.InvariantCulture), given.At);
        }

        Assert.Contains((await form.May(ContactChannel.Sms)).Reasons, reason => reason.Rule == "stop" && reason.Outcome == PermitOutcome.Deny);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_claimed_certificate_of_that_number_takes_back_what_was_refused_before_it(bool shows)
    {
        var form = await Formed.Of(host);
        Assert.Equal(HttpStatusCode.NoContent, await host.Seller.PostAsJsonAsync(
            "/api/v1/compliance/refusals", new { phone = form.Phone, channels = new[] { "sms" } }).Status());
        var url = $"https://cert.trustedform.com/{Guid.NewGuid():N}";
        host.Certificates.Show(url, new ClaimOutcome.Claimed("c1", TimeProvider.System.GetUtcNow().AddMinutes(1), null, shows, "https://example.com/form"));
        var lead = Some.Lead(form.Campaign).With("phone", form.Phone).With("consent", new JsonObject
        {
            ["channels"] = new JsonArray("sms"),
            ["sellers"] = new JsonArray(Formed.Seller),
            ["phone"] = form.Phone,
            ["method"] = "web_form",
            ["text"] = "I agree that Demo Energy may send me automated texts. Consent is not a condition of any purchase.",
            ["certificateUrl"] = url,
        });
        await host.Seller.Post(lead).Read(HttpStatusCode.Created);

        // Claimed with the lead's own commit: nobody has asked for a permit yet.
        await ProductHost.Eventually(async () => (await form.ByPhone()) is { Facts.Consents.Count: > 0, Certificates.IsEmpty: true });
        Assert.Equal(new CertificateToClaim(url, form.Phone), Assert.Single(host.Certificates.Asked, asked => asked.Url == url));
        Assert.Equal(
            shows ? [ConsentOrigin.Posted, ConsentOrigin.ClaimedCertificate] : [ConsentOrigin.Posted],
            (await form.ByPhone()).Facts.Consents.Select(consent => consent.Origin));
        await ProductHost.Eventually(async () => shows != (await form.May(ContactChannel.Sms)).Reasons.Any(reason => reason.Rule == "stop" && reason.Outcome == PermitOutcome.Deny));
    }

    [Fact]
    public async Task A_consent_that_lacks_what_proves_it_is_refused_by_field()
    {
        var form = await Formed.Of(host);
        var problem = await Post(new JsonObject
        {
            ["campaign"] = form.Campaign, ["phone"] = "12", ["channels"] = new JsonArray("sms", "email"), ["sellers"] = new JsonArray(), ["text"] = " ",
        }).ReadProblem(422);
        Assert.Equal(["at", "email", "phone", "sellers", "text"], problem["errors"]!.AsObject().Select(error => error.Key).Order());
        problem = await Post(new JsonObject
        {
            ["campaign"] = "none-such", ["phone"] = form.Phone, ["channels"] = new JsonArray("fax"), ["sellers"] = new JsonArray("A"), ["text"] = "x", ["at"] = "2026-01-31T15:04:05Z",
        }).ReadProblem(422);
        Assert.Equal(["campaign", "channels"], problem["errors"]!.AsObject().Select(error => error.Key).Order());
        using var reader = await host.NewSeller([ApiScopes.ReadLeads]);
        Assert.Equal(HttpStatusCode.Forbidden, await reader.PostAsJsonAsync("/api/v1/consents", new { }).Status());
    }

    private Task<HttpResponseMessage> Post(JsonObject consent) =>
        host.Seller.SendAsync(HttpSentences.Request(HttpMethod.Post, "/api/v1/consents", consent.ToJsonString()));

    private Task<HttpResponseMessage> Put(string path, FormContent content, params (string, string)[] headers) => host.Admin.SendAsync(
        HttpSentences.Request(
            HttpMethod.Put, path, JsonSerializer.Serialize(content, host.App.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions), headers));
}
