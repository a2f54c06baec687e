using System.Net;
using LeadGrid.Outreach;

namespace LeadGrid.Providers;

public sealed class WebhookTests
{
    private const string Inbound = "/api/v1/webhooks/twilio/inbound";
    private const string Status = "/api/v1/webhooks/twilio/status";
    private static readonly Guid s_message = Guid.NewGuid();

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
        using var answer = await host.Post(Inbound, WebhookHost.AText);
        Assert.Equal((HttpStatusCode.OK, "text/xml"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal("<Response/>", (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("?>")[1]);
        Assert.Equal(new InboundText("twilio", "SM01", "+18102929388", "+15005550006", WebhookHost.AText["Body"], null), Assert.Single(host.Grain.Texts));
    }

    [Fact]
    public async Task What_twilio_made_of_a_stop_goes_along()
    {
        await using var host = await WebhookHost.Start();
        var form = WebhookHost.AText;
        form["OptOutType"] = "STOP";
        using var answer = await host.Post(Inbound, form);
        Assert.Equal("STOP", Assert.Single(host.Grain.Texts).OptOutType);
    }

    [Fact]
    public async Task A_refusal_that_cannot_be_acknowledged_yet_is_to_be_brought_again()
    {
        await using var host = await WebhookHost.Start();
        host.Grain.OnText = _ => throw new StillLeavingException();
        using var answer = await host.Post(Inbound, WebhookHost.AText);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), answer.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task A_cluster_that_does_not_answer_acknowledges_nothing()
    {
        await using var host = await WebhookHost.Start();
        host.Grain.OnText = _ => throw new TimeoutException();
        using var answer = await host.Post(Inbound, WebhookHost.AText);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    [Theory]
    [InlineData("From", "22000")]
    [InlineData("From", "whatsapp:+18102929388")]
    [InlineData("MessageSid", "")]
    public async Task What_is_no_persons_text_is_not_taken_in_and_not_asked_for_again(string field, string value)
    {
        await using var host = await WebhookHost.Start();
        var form = WebhookHost.AText;
        form[field] = value;
        using var answer = await host.Post(Inbound, form);
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
        using var answer = await host.Post($"{Status}?message={s_message}", AReport(status));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(new MessageReport("twilio", s_message, "SM02", state, null, false), Assert.Single(host.Grain.Reports));
    }

    [Fact]
    public async Task Twilios_own_block_is_reported_as_a_refusal_and_other_codes_are_not()
    {
        await using var host = await WebhookHost.Start();
        using var blocked = await host.Post($"{Status}?message={s_message}", AReport("failed", "21610"));
        using var filtered = await host.Post($"{Status}?message={s_message}", AReport("undelivered", "30007"));
        Assert.Equal([("21610", true), ("30007", false)], host.Grain.Reports.Select(r => (r.Code!, r.OptedOut)));
    }

    [Theory]
    [InlineData("?message=00000000-0000-0000-0000-000000000001", "teleported")]
    [InlineData("?message=nonsense", "sent")]
    [InlineData("", "sent")]
    public async Task What_is_not_understood_is_noted_and_not_asked_for_again(string query, string status)
    {
        await using var host = await WebhookHost.Start();
        using var answer = await host.Post(Status + query, AReport(status));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(host.Grain.Reports);
        Assert.Contains("words that we do not know", host.Log.All, StringComparison.Ordinal);
    }
}
