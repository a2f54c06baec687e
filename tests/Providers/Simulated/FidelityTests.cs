using System.Text.Json;
using LeadGrid.Simulation;
using LeadGrid.Simulation.Webhooks;
using LeadGrid.Webhooks.Twilio;
using Microsoft.Extensions.Primitives;

namespace LeadGrid.Providers;

/// <summary>Twilio's own library decides who is right: the simulator about the wire format, and both of ours about signatures.</summary>
public sealed class FidelityTests
{
    private static readonly Dictionary<string, string>[] s_forms =
    [
        [],
        new() { ["Body"] = "STOP", ["From"] = "+18102929388", ["To"] = "+15005550006" },
        new() { ["b"] = "2", ["B"] = "1", ["a"] = "", ["_"] = "x", ["aa"] = "y" },
        new() { ["Body"] = "¿Quién es? 1+1=2 & más ☀ \U0001F6D1 \n\"'", ["é"] = "e" },
    ];

    private static readonly string[] s_urls =
    [
        "https://leads.example/api/v1/webhooks/twilio/inbound",
        "https://leads.example:8443/grid/api/v1/webhooks/twilio/status?message=0198c0de-0000-7000-8000-000000000001",
        "http://127.0.0.1:5080/api/v1/webhooks/twilio/status?message=1&x=a%20b",
    ];

    [Fact]
    public async Task The_simulator_speaks_as_twilios_library_expects()
    {
        await using var simulator = await Simulator.Start();
        var options = simulator.Options;
        Assert.Equal("all as Twilio has it", await TwilioLibrary.Check(null, simulator.Address.AbsoluteUri.TrimEnd('/'), options.AccountSid, options.AuthToken));
    }

    [Fact]
    public async Task The_simulators_signatures_are_twilios()
    {
        var webhooks = from url in s_urls from form in s_forms select new { signature = WebhookSignature.Of("token", url, form), url, form };
        var lines = string.Join('\n', webhooks.Select(w => JsonSerializer.Serialize(w)));
        Assert.Equal($"{s_urls.Length * s_forms.Length} right", await TwilioLibrary.Check(lines, "--validate", "token"));
    }

    [Fact]
    public async Task What_twilio_signs_is_let_in_and_the_least_change_is_not()
    {
        foreach (var (url, form) in s_urls.Zip(s_forms.Skip(1)))
        {
            var signature = await TwilioLibrary.Check(null, "--sign", "token", url, JsonSerializer.Serialize(form));
            var address = new Uri(url);
            var prefix = address.AbsolutePath.StartsWith("/grid", StringComparison.Ordinal) ? "/grid" : "";
            var publicUrl = new Uri(address, prefix.Length > 0 ? prefix : "/");
            var target = address.PathAndQuery[prefix.Length..];
            Assert.True(IsRight(signature, ["token"]));
            Assert.True(IsRight(signature, ["another", "token"]));
            Assert.False(IsRight(signature, ["another"]));
            Assert.False(IsRight(signature[..^1], ["token"]));
            form["From"] = "+18102929389";
            Assert.False(IsRight(signature, ["token"]));

            bool IsRight(string given, string[] tokens) => TwilioSignature.IsRight(
                given, tokens, publicUrl, target, form.Select(f => KeyValuePair.Create(f.Key, new StringValues(f.Value))));
        }
    }

    [Fact]
    public async Task A_field_that_comes_several_times_is_signed_sorted_and_once()
    {
        const string Url = "https://leads.example/x";
        var signature = await TwilioLibrary.Check(null, "--sign", "token", Url, """{"MediaUrl":["b","a","b"],"Z":"1"}""");
        Assert.True(TwilioSignature.IsRight(
            signature, ["token"], new Uri("https://leads.example"), "/x", [new("Z", "1"), new("MediaUrl", new StringValues(["b", "a", "b"]))]));
    }
}
