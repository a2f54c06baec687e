using System.Net;

namespace LeadGrid.Providers;

public sealed class SignatureTests
{
    private const string Inbound = "/api/v1/webhooks/twilio/inbound";
    private const string Status = "/api/v1/webhooks/twilio/status";

    [Fact]
    public async Task Both_tokens_of_a_rotation_are_taken_and_an_address_with_its_port()
    {
        await using var host = await WebhookHost.Start();
        foreach (var (token, url) in new[]
        {
            (WebhookHost.Token, WebhookHost.PublicUrl), (WebhookHost.OtherToken, WebhookHost.PublicUrl), (WebhookHost.Token, WebhookHost.PublicUrl + ":443"),
        })
        {
            using var answer = await host.Post(Inbound, WebhookHost.AText, token, url);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task What_twilio_has_not_signed_is_refused()
    {
        await using var host = await WebhookHost.Start();
        var right = WebhookHost.Sign(WebhookHost.Token, WebhookHost.PublicUrl + Inbound, WebhookHost.AText);
        var changed = WebhookHost.AText;
        changed["Body"] = "STOP";
        var refused = new (string, string Path, Dictionary<string, string> Form, string? Signature)[]
        {
            ("none", Inbound, WebhookHost.AText, null),
            ("empty", Inbound, WebhookHost.AText, ""),
            ("another token", Inbound, WebhookHost.AText, WebhookHost.Sign("another", WebhookHost.PublicUrl + Inbound, WebhookHost.AText)),
            ("the host that was asked", Inbound, WebhookHost.AText, WebhookHost.Sign(WebhookHost.Token, host.Address.AbsoluteUri.TrimEnd('/') + Inbound, WebhookHost.AText)),
            ("another form", Inbound, changed, right),
            ("another query", Inbound + "?x=1", WebhookHost.AText, right),
            ("another path", Status, WebhookHost.AText, right),
        };
        foreach (var (_, path, form, signature) in refused)
        {
            using var answer = await host.Send(path, new FormUrlEncodedContent(form), signature);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        Assert.Empty(host.Grain.Texts);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_there()
    {
        await using var host = await WebhookHost.Start(token: null);
        using var answer = await host.Post(Inbound, WebhookHost.AText);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Bodies_are_bounded_and_only_forms_are_read()
    {
        await using var host = await WebhookHost.Start();
        using var huge = await host.Send(Inbound, new FormUrlEncodedContent([new("Body", new string('x', 100_000))]), "x");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, huge.StatusCode);
        using var many = await host.Send(Inbound, new FormUrlEncodedContent(Enumerable.Range(0, 300).Select(i => new KeyValuePair<string, string>($"f{i}", "x"))), "x");
        Assert.Equal(HttpStatusCode.BadRequest, many.StatusCode);
        using var json = await host.Send(Inbound, new StringContent("{}", System.Text.Encoding.UTF8, "application/json"), "x");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, json.StatusCode);
    }
}
