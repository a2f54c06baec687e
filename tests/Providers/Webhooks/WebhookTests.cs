using System.Net;
using LeadGrid.Outreach;
using LeadGrid.Simulation.Webhooks;

namespace LeadGrid.Providers;

public sealed class WebhookTests
{
    private const string Inbound = "/api/v1/webhooks/twilio/inbound";
    private const string Status = "/api/v1/webhooks/twilio/status";
    private static readonly Guid s_message = Guid.NewGuid();

    private static Dictionary<string, string> AText => new()
    {
        ["MessageSid"] = "SM01", ["AccountSid"] = "AC01", ["From"] = "+18102929388", ["To"] = "+15005550006", ["Body"] = "¿Quién es? 1+1 & más ☀", ["NumMedia"] = "0",
    };

    private static Dictionary<string, string> AReport(string status, string? error = null)
    {
        var form = new Dictionary<string, string> { ["MessageSid"] = "SM02", ["MessageStatus"] = status, ["To"] = "+18102929388" };
        if (error is not null)
        {
            form["ErrorCode"] = error;
        }

        return form;
    }

    [Fact]
    public async Task A_text_reaches_the_grain_and_is_answered_with_empty_twiml()
    {
        await using var host = await WebhookHost.Start();
        using var answer = await Post(host, Inbound, AText);
        Assert.Equal((HttpStatusCode.OK, "text/xml"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal("<Response/>", (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("?>")[1]);
        Assert.Equal(new InboundText("twilio", "SM01", "+18102929388", "+15005550006", AText["Body"], null), Assert.Single(host.Grain.Texts));
    }

    [Fact]
    public async Task What_twilio_made_of_a_stop_goes_along()
    {
        await using var host = await WebhookHost.Start();
        var form = AText;
        form["OptOutType"] = "STOP";
        using var answer = await Post(host, Inbound, form);
        Assert.Equal("STOP", Assert.Single(host.Grain.Texts).OptOutType);
    }

    [Fact]
    public async Task A_refusal_that_cannot_be_acknowledged_yet_is_to_be_brought_again()
    {
        await using var host = await WebhookHost.Start();
        host.Grain.OnText = _ => throw new StillLeavingException();
        using var answer = await Post(host, Inbound, AText);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), answer.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task A_cluster_that_does_not_answer_acknowledges_nothing()
    {
        await using var host = await WebhookHost.Start();
        host.Grain.OnText = _ => throw new TimeoutException();
        using var answer = await Post(host, Inbound, AText);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    [Theory]
    [InlineData("From", "22000")]
    [InlineData("From", "whatsapp:+18102929388")]
    [InlineData("MessageSid", "")]
    public async Task What_is_no_persons_text_is_not_taken_in_and_not_asked_for_again(string field, string value)
    {
        await using var host = await WebhookHost.Start();
        var form = AText;
        form[field] = value;
        using var answer = await Post(host, Inbound, form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(host.Grain.Texts);
        Assert.DoesNotContain("8102929388", host.Log.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("queued", MessageState.Sent)]
    [InlineData("sending", MessageState.Sent)]
    [InlineData("sent", MessageState.Sent)]
    [InlineData("delivered", MessageState.Delivered)]
    [InlineData("undelivered", MessageState.Failed)]
    [InlineData("failed", MessageState.Failed)]
    public async Task Each_status_is_one_of_our_states(string status, MessageState state)
    {
        await using var host = await WebhookHost.Start();
        using var answer = await Post(host, $"{Status}?message={s_message}", AReport(status));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(new MessageReport("twilio", s_message, "SM02", state, null, false), Assert.Single(host.Grain.Reports));
    }

    [Fact]
    public async Task Twilios_own_block_is_reported_as_a_refusal_and_other_codes_are_not()
    {
        await using var host = await WebhookHost.Start();
        using var blocked = await Post(host, $"{Status}?message={s_message}", AReport("failed", "21610"));
        using var filtered = await Post(host, $"{Status}?message={s_message}", AReport("undelivered", "30007"));
        Assert.Equal([("21610", true), ("30007", false)], host.Grain.Reports.Select(r => (r.Code!, r.OptedOut)));
    }

    [Theory]
    [InlineData("?message=00000000-0000-0000-0000-000000000001", "teleported")]
    [InlineData("?message=nonsense", "sent")]
    [InlineData("", "sent")]
    public async Task What_is_not_understood_is_noted_and_not_asked_for_again(string query, string status)
    {
        await using var host = await WebhookHost.Start();
        using var answer = await Post(host, Status + query, AReport(status));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(host.Grain.Reports);
        Assert.Contains("words that we do not know", host.Log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_tokens_of_a_rotation_are_taken_and_an_address_with_its_port()
    {
        await using var host = await WebhookHost.Start();
        foreach (var (token, url) in new[]
        {
            (WebhookHost.Token, WebhookHost.PublicUrl), (WebhookHost.OtherToken, WebhookHost.PublicUrl), (WebhookHost.Token, WebhookHost.PublicUrl + ":443"),
        })
        {
            using var answer = await Post(host, Inbound, AText, token, url);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task What_twilio_has_not_signed_is_refused()
    {
        await using var host = await WebhookHost.Start();
        var right = Sign(WebhookHost.Token, WebhookHost.PublicUrl + Inbound, AText);
        var changed = AText;
        changed["Body"] = "STOP";
        var refused = new (string, string Path, Dictionary<string, string> Form, string? Signature)[]
        {
            ("none", Inbound, AText, null),
            ("empty", Inbound, AText, ""),
            ("another token", Inbound, AText, Sign("another", WebhookHost.PublicUrl + Inbound, AText)),
            ("the host that was asked", Inbound, AText, Sign(WebhookHost.Token, host.Address.AbsoluteUri.TrimEnd('/') + Inbound, AText)),
            ("another form", Inbound, changed, right),
            ("another query", Inbound + "?x=1", AText, right),
            ("another path", Status, AText, right),
        };
        foreach (var (_, path, form, signature) in refused)
        {
            using var answer = await Send(host, path, new FormUrlEncodedContent(form), signature);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        Assert.Empty(host.Grain.Texts);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_there()
    {
        await using var host = await WebhookHost.Start(token: null);
        using var answer = await Post(host, Inbound, AText);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Bodies_are_bounded_and_only_forms_are_read()
    {
        await using var host = await WebhookHost.Start();
        using var huge = await Send(host, Inbound, new FormUrlEncodedContent([new("Body", new string('x', 100_000))]), "x");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, huge.StatusCode);
        using var many = await Send(host, Inbound, new FormUrlEncodedContent(Enumerable.Range(0, 300).Select(i => new KeyValuePair<string, string>($"f{i}", "x"))), "x");
        Assert.Equal(HttpStatusCode.BadRequest, many.StatusCode);
        using var json = await Send(host, Inbound, new StringContent("{}", System.Text.Encoding.UTF8, "application/json"), "x");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, json.StatusCode);
    }

    private static Task<HttpResponseMessage> Post(
        WebhookHost host, string path, Dictionary<string, string> form, string token = WebhookHost.Token, string url = WebhookHost.PublicUrl) =>
        Send(host, path, new FormUrlEncodedContent(form), Sign(token, url + path, form));

    private static string Sign(string token, string url, Dictionary<string, string> form) => WebhookSignature.Of(token, url, form);

    private static async Task<HttpResponseMessage> Send(WebhookHost host, string path, HttpContent content, string? signature)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Twilio-Signature", signature);
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
