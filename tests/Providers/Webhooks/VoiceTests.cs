using System.Net;
using System.Xml.Linq;
using LeadGrid.Outreach;

namespace LeadGrid.Providers;

/// <summary>People who call one of our numbers.</summary>
public sealed class VoiceTests
{
    private const string Voice = "/api/v1/webhooks/twilio/voice";

    private static Dictionary<string, string> ACall => new()
    {
        ["CallSid"] = "CA01", ["AccountSid"] = "AC01", ["From"] = "+18102929388", ["To"] = "+15005550006", ["CallStatus"] = "ringing",
    };

    [Fact]
    public async Task A_caller_hears_who_it_is_and_how_to_end_it()
    {
        await using var host = await WebhookHost.Start();
        var gather = (await Answer(host, Voice, ACall)).Element("Gather")!;
        Assert.Equal(new InboundCall("twilio", "CA01", "+18102929388", "+15005550006", null), Assert.Single(host.Grain.Calls));
        Assert.Equal($"{Voice}/answer", gather.Attribute("action")!.Value);
        Assert.Contains("You have reached Acme & Sons. To get no more calls or texts from us, press 9", gather.Element("Say")!.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Digits", "9", "Stop", "no more calls")]
    [InlineData("SpeechResult", "Stop", "Stop", "no more calls")]
    [InlineData("SpeechResult", "I want my quote", "I want my quote", "Thank you")]
    [InlineData("Digits", "1", "", "Thank you")]
    public async Task What_the_caller_says_or_presses_reaches_the_grain(string field, string value, string said, string answer)
    {
        await using var host = await WebhookHost.Start();
        var form = ACall;
        form[field] = value;
        var response = await Answer(host, $"{Voice}/answer", form);
        Assert.Equal(said, Assert.Single(host.Grain.Calls).Said);
        Assert.Contains(answer, response.Element("Say")!.Value, StringComparison.Ordinal);
        Assert.NotNull(response.Element("Hangup"));
    }

    [Fact]
    public async Task Who_withholds_the_number_is_told_nothing_and_nobody_else_is_heard()
    {
        await using var host = await WebhookHost.Start();
        var form = ACall;
        form["From"] = "anonymous";
        Assert.NotNull((await Answer(host, Voice, form)).Element("Reject"));
        using var forged = await host.Post(Voice, ACall, token: "another");
        Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
        Assert.Empty(host.Grain.Calls);
    }

    private static async Task<XElement> Answer(WebhookHost host, string path, Dictionary<string, string> form)
    {
        using var answer = await host.Post(path, form);
        Assert.Equal((HttpStatusCode.OK, "text/xml"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return XDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!;
    }
}
