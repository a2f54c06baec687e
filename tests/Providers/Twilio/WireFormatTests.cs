using System.Text;
using LeadGrid.Outreach;
using LeadGrid.Providers.Twilio;
using Microsoft.AspNetCore.WebUtilities;

namespace LeadGrid.Providers;

public sealed class WireFormatTests
{
    private static readonly string s_accepted = WireServer.Json(201, """{"sid":"SM01","num_segments":"2","status":"queued"}""");

    [Fact]
    public async Task A_message_is_posted_as_twilio_documents_it()
    {
        await using var server = new WireServer(s_accepted);
        await using var sender = new Sender(server.Address);
        var text = Sender.Text(body: "Olá & welcome: 1+1=2 ☀", validFor: TimeSpan.FromSeconds(90.9));
        Assert.Equal(new SendOutcome.Accepted("SM01", 2), await sender.Send(text));
        var (line, headers, form) = Parse(Assert.Single(server.Requests));
        Assert.Equal($"POST /2010-04-01/Accounts/{Sender.Sid}/Messages.json HTTP/1.1", line);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Sender.Sid}:{Sender.Token}")), headers["Authorization"]);
        Assert.Equal("application/x-www-form-urlencoded", headers["Content-Type"]);
        Assert.DoesNotContain("traceparent", headers.Keys, StringComparer.OrdinalIgnoreCase);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["To"] = Sender.Person,
                ["From"] = Sender.Ours,
                ["Body"] = text.Body,
                ["StatusCallback"] = $"https://leads.example/api/v1/webhooks/twilio/status?message={text.MessageId:D}",
                ["ValidityPeriod"] = "90",
            },
            form);
    }

    [Fact]
    public async Task An_api_key_signs_in_place_of_the_token_and_signalwire_has_its_own_path()
    {
        await using var server = new WireServer(s_accepted);
        await using var sender = new Sender(
            new Uri(server.Address, "/api/laml/"), new() { ["ApiKeySid"] = "SK1", ["ApiKeySecret"] = "s", ["PublicUrl"] = "https://leads.example/grid/" });
        await sender.Send();
        var (line, headers, form) = Parse(Assert.Single(server.Requests));
        Assert.StartsWith($"POST /api/laml/2010-04-01/Accounts/{Sender.Sid}/Messages.json ", line, StringComparison.Ordinal);
        Assert.Equal("Basic " + Convert.ToBase64String("SK1:s"u8), headers["Authorization"]);
        Assert.StartsWith("https://leads.example/grid/api/v1/webhooks/twilio/status?", form["StatusCallback"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5, null)]
    [InlineData(1, "1")]
    [InlineData(36_000, "36000")]
    [InlineData(360_000, "36000")]
    public async Task The_validity_is_whole_seconds_of_what_twilio_allows(double seconds, string? sent)
    {
        await using var server = new WireServer(s_accepted);
        await using var sender = new Sender(server.Address);
        var outcome = await sender.Send(Sender.Text(validFor: TimeSpan.FromSeconds(seconds)));
        Assert.Equal(sent, server.Requests.TryPeek(out var request) ? Parse(request).Form["ValidityPeriod"] : null);
        Assert.Equal(sent is null, outcome is SendOutcome.NotSent);
    }

    [Fact]
    public void Settings_that_cannot_work_are_named()
    {
        var check = new TwilioOptionsCheck();
        var good = new TwilioOptions { AccountSid = "AC1", AuthToken = "t", PublicUrl = new Uri("https://leads.example") };
        Assert.True(check.Validate(null, good).Succeeded);
        var bad = new TwilioOptions
        {
            AccountSid = "AC/1", BaseUrl = new Uri("http://api.twilio.com"), RequestTimeout = Clearance.Life, MaximumPerSecond = 0, FailureRatio = 0,
        };
        Assert.Equal(7, check.Validate(null, bad).Failures!.Count());
    }

    private static (string Line, Dictionary<string, string> Headers, Dictionary<string, string> Form) Parse(string request)
    {
        var parts = request.Split("\r\n\r\n", 2);
        var head = parts[0].Split("\r\n");
        return (
            head[0],
            head[1..].Select(h => h.Split(": ", 2)).ToDictionary(h => h[0], h => h[1], StringComparer.OrdinalIgnoreCase),
            QueryHelpers.ParseQuery(parts[1]).ToDictionary(f => f.Key, f => f.Value.ToString()));
    }
}
