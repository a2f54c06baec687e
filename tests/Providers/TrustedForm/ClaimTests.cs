using LeadGrid.Contacts;
using LeadGrid.Providers.TrustedForm;
using LeadGrid.Simulation;
using LeadGrid.Simulation.TrustedForm;

namespace LeadGrid.Providers;

public sealed class ClaimTests
{
    private static readonly DateTimeOffset s_made = new(2026, 11, 26, 22, 6, 44, TimeSpan.Zero);

    private const string Answer = """
        {"outcome":"success","match_lead":{"phone":"18102929388","result":{"phone_match":true,"success":true}},
         "retain":{"results":{"expires_at":"2031-11-26T22:06:44Z","masked_cert_url":"https://cert.trustedform.com/x"}},
         "insights":{"properties":{"created_at":"2026-11-26T22:06:44Z","expires_at":"2026-11-29T22:06:44Z","page_url":"https://www.example.com/contact.html"}}}
        """;

    // Where {0} stands, there is a listener that counts who comes.
    [Theory]
    [InlineData("http://{0}/" + Claimer.Id)]
    [InlineData("https://{0}/" + Claimer.Id)]
    [InlineData("https://cert.trustedform.com@{0}/" + Claimer.Id)]
    [InlineData("https://cert.trustedform.com:443@{0}/" + Claimer.Id)]
    [InlineData("https://{0}\\@cert.trustedform.com/" + Claimer.Id)]
    [InlineData("https://{0}#@cert.trustedform.com/" + Claimer.Id)]
    [InlineData("https://{0}?@cert.trustedform.com/" + Claimer.Id)]
    [InlineData("https://{0}/cert.trustedform.com/" + Claimer.Id)]
    [InlineData("https://cert.trustedform.com.{0}/" + Claimer.Id)]
    [InlineData("https://[::ffff:127.0.0.1]:{1}/" + Claimer.Id)]
    [InlineData("https://2130706433:{1}/" + Claimer.Id)]
    [InlineData("https://0x7f.1:{1}/" + Claimer.Id)]
    [InlineData("https://localhost:{1}/" + Claimer.Id)]
    [InlineData("https://localhost.:{1}/" + Claimer.Id)]
    [InlineData("https://cert.trustedform.com:{1}/" + Claimer.Id)]
    [InlineData("https://cert.trustedform.com./" + Claimer.Id)]
    [InlineData("https://cert.trustedf\u043erm.com/" + Claimer.Id)]
    [InlineData("https://xn--cert-trustedform.com/" + Claimer.Id)]
    [InlineData("gopher://{0}/" + Claimer.Id)]
    [InlineData("file:///etc/passwd")]
    public async Task An_address_of_an_attacker_is_asked_nothing(string pattern)
    {
        await using var listener = new WireServer(WireServer.Json(200, Answer));
        await using var simulator = new WireServer(WireServer.Json(200, Answer));
        foreach (var site in new[] { null, simulator.Address })
        {
            await using var claimer = new Claimer(site);
            var url = string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, listener.Address.Authority, listener.Address.Port);
            Assert.Equal(new ClaimOutcome.Refused("not_a_certificate"), await claimer.Claim(url));
        }

        Assert.Equal((0, 0), (listener.Connections, simulator.Connections));
    }

    [Fact]
    public async Task The_connections_themselves_reach_nobody_else()
    {
        await using var listener = new WireServer(WireServer.Json(200, Answer));
        foreach (var options in new[] { new TrustedFormOptions(), new TrustedFormOptions { BaseUrl = new Uri("http://127.0.0.1:1/") }, new TrustedFormOptions { Hosts = ["127.0.0.1"] } })
        {
            using var client = new HttpClient(ClaimConnections.Handler(options));
            await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(listener.Address, TestContext.Current.CancellationToken));
        }

        Assert.Equal(0, listener.Connections);
    }

    [Fact]
    public async Task A_certificate_is_claimed_by_one_post_that_names_the_number()
    {
        await using var server = new WireServer(WireServer.Json(200, Answer));
        await using var claimer = new Claimer(server.Address);
        Assert.Equal(
            new ClaimOutcome.Claimed(Claimer.Id, s_made, s_made.AddYears(5), true, "https://www.example.com/contact.html"),
            await claimer.Claim("HTTPS://CERT.trustedform.COM/" + Claimer.Id));
        var request = Assert.Single(server.Requests);
        Assert.StartsWith($"POST /{Claimer.Id} HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.Contains($"Authorization: Basic {Convert.ToBase64String("API:simulated-key"u8)}", request, StringComparison.Ordinal);
        Assert.Contains("Api-Version: 4.0", request, StringComparison.Ordinal);
        Assert.Contains("\"match_lead\":{\"phone\":\"18102929388\"}", request, StringComparison.Ordinal);
        Assert.DoesNotContain("8102929388", claimer.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain(Claimer.Id, claimer.Log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = new WireServer(WireServer.Json(200, Answer));
        await using var server = new WireServer(WireServer.Json(307, "", $"Location: {elsewhere.Address}{Claimer.Id}\r\n"));
        await using var claimer = new Claimer(server.Address);
        Assert.Equal(new ClaimOutcome.Later("http_307", null), await claimer.Claim());
        Assert.Equal((1, 0), (server.Connections, elsewhere.Connections));
    }

    [Theory]
    [InlineData(404, "", "http_404")]
    [InlineData(400, "", "http_400")]
    [InlineData(422, "", "http_422")]
    public async Task What_will_never_be_claimed_is_refused(int status, string body, string code)
    {
        await using var server = new WireServer(WireServer.Json(status, body));
        await using var claimer = new Claimer(server.Address);
        Assert.Equal(new ClaimOutcome.Refused(code), await claimer.Claim());
    }

    [Theory]
    [InlineData(401, "", "", "http_401", null)]
    [InlineData(402, "", "", "http_402", null)]
    [InlineData(429, "Retry-After: 7\r\n", "", "http_429", 7)]
    [InlineData(503, "", "", "http_503", null)]
    [InlineData(200, "", "<html>", "unreadable", null)]
    [InlineData(200, "", "{\"outcome\":\"success\"}", "unreadable", null)]
    [InlineData(200, "", "[1]", "unreadable", null)]
    public async Task What_may_be_claimed_another_time_is_asked_again(int status, string headers, string body, string code, int? seconds)
    {
        await using var server = new WireServer(WireServer.Json(status, body, headers));
        await using var claimer = new Claimer(server.Address);
        Assert.Equal(new ClaimOutcome.Later(code, seconds is { } wait ? TimeSpan.FromSeconds(wait) : null), await claimer.Claim());
    }

    [Fact]
    public async Task An_answer_without_end_costs_neither_memory_nor_time()
    {
        await using var endless = new WireServer(WireServer.Json(200, Answer.Replace("\"outcome\"", $"\"x\":\"{new string('x', 100_000)}\",\"outcome\"", StringComparison.Ordinal)));
        await using var first = new Claimer(endless.Address);
        Assert.Equal(new ClaimOutcome.Later("unreadable", null), await first.Claim());
        await using var silent = new WireServer(_ => null);
        await using var second = new Claimer(silent.Address, ("RequestTimeout", "00:00:00.200"));
        Assert.Equal(new ClaimOutcome.Later("TimeoutRejectedException", null), await second.Claim());
        await using var gone = new WireServer("");
        await using var third = new Claimer(gone.Address);
        Assert.IsType<ClaimOutcome.Later>(await third.Claim());
    }

    [Fact]
    public async Task The_simulator_knows_the_certificates_that_were_made()
    {
        await using var simulator = await Simulator.Start(new SimulatorOptions { CertificateKey = Claimer.Key });
        await using var claimer = new Claimer(simulator.Address);
        Assert.Equal(new ClaimOutcome.Refused("http_404"), await claimer.Claim());
        var made = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        made = made.AddTicks(-(made.Ticks % TimeSpan.TicksPerSecond));
        simulator.Certify(new Certificate(Claimer.Id, "8102929388", made, "https://example.com/form"));
        Assert.Equal(new ClaimOutcome.Claimed(Claimer.Id, made, made.AddYears(5), true, "https://example.com/form"), await claimer.Claim());
        simulator.Certify(new Certificate(Claimer.Id, null, made, "https://example.com/form"));
        Assert.False(Assert.IsType<ClaimOutcome.Claimed>(await claimer.Claim()).ShowsPhone);
    }

    [Theory]
    [InlineData("Hosts:0", "CERT.trustedform.com")]
    [InlineData("Hosts:0", "127.0.0.1")]
    [InlineData("Hosts:0", "cert.trustedform.com.")]
    [InlineData("BaseUrl", "https://example.com/")]
    [InlineData("RequestTimeout", "00:01:00")]
    [InlineData("BreakDuration", "00:00:00")]
    public void A_setting_that_cannot_be_right_is_told(string key, string value) =>
        Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() => new Claimer(null, (key, value)));
}
