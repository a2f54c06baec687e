using System.Net;
using LeadGrid.Outreach;
using Microsoft.Extensions.DependencyInjection;

namespace LeadGrid.Api.Tests;

public sealed class VisitTests(AccessHost host) : IClassFixture<AccessHost>
{
    private static readonly Uri Target = new("https://example.org/offer?x=1");
    private readonly Guid _message = Guid.CreateVersion7();

    private OwnLinks Links => new(host.App.Services.GetRequiredService<LinkTokens>(), host.Address);

    [Fact]
    public async Task A_link_leads_to_what_the_message_said_and_leaves_nothing_behind()
    {
        host.Inbound.Targets[(_message, 7)] = Target;
        using var browser = host.Client();
        using var answer = await Ask(browser, "GET", Links.Click(_message, 7), ("User-Agent", "Some Browser 1.0"));
        Assert.Equal((HttpStatusCode.Found, Target), (answer.StatusCode, answer.Headers.Location));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal(new MessageVisit(_message, 7, "Some Browser 1.0", false), Assert.Single(host.Inbound.VisitsOf(_message)));
    }

    [Fact]
    public async Task The_picture_is_one_pixel_that_other_pages_may_show()
    {
        using var browser = host.Client();
        using var answer = await Ask(browser, "GET", Links.Open(_message), ("User-Agent", "Some Browser 1.0"));
        Assert.Equal((HttpStatusCode.OK, "image/gif"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        var picture = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal("GIF89a"u8.ToArray(), picture[..6]);
        Assert.Equal(new byte[] { 1, 0, 1, 0 }, picture[6..10]);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal("cross-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal(new MessageVisit(_message, null, "Some Browser 1.0", false), Assert.Single(host.Inbound.VisitsOf(_message)));
    }

    [Theory]
    [InlineData("HEAD", "Accept", "*/*")]
    [InlineData("GET", "Sec-Purpose", "prefetch;prerender")]
    [InlineData("GET", "X-Purpose", "preview")]
    public async Task Who_looks_ahead_is_told_apart(string method, string header, string value)
    {
        host.Inbound.Targets[(_message, 0)] = Target;
        using var scanner = host.Client();
        Assert.Equal(HttpStatusCode.Found, await Ask(scanner, method, Links.Click(_message, 0), (header, value)).Status());
        Assert.Equal(HttpStatusCode.OK, await Ask(scanner, method, Links.Open(_message), (header, value)).Status());
        Assert.All(host.Inbound.VisitsOf(_message), visit => Assert.True(visit.Ahead));
        Assert.Equal(2, host.Inbound.VisitsOf(_message).Length);
    }

    [Fact]
    public async Task A_changed_token_leads_nowhere_and_asks_nobody()
    {
        host.Inbound.Targets[(_message, 0)] = Target;
        var tokens = new LinkTokens(new byte[32]);
        var click = Links.Click(_message, 0).PathAndQuery;
        using var browser = host.Client();
        foreach (var path in new[]
        {
            "/c/x", click[..^1], click + "A", click[..^1] + (click[^1] == 'A' ? 'B' : 'A'), $"/c/{tokens.MakeClick(_message, 0)}",
            Links.Unsubscribe(_message).PathAndQuery.Replace("/u/", "/c/", StringComparison.Ordinal), $"/o/{tokens.Make(LinkKind.Open, _message)}.gif",
            click.Replace("/c/", "/o/", StringComparison.Ordinal) + ".gif",
        })
        {
            using var answer = await browser.GetAsync(path);
            Assert.Equal((HttpStatusCode.NotFound, null), (answer.StatusCode, answer.Headers.Location));
        }

        Assert.Empty(host.Inbound.VisitsOf(_message));
    }

    [Fact]
    public async Task A_message_that_is_gone_has_no_links_and_an_empty_picture()
    {
        using var browser = host.Client();
        using var answer = await Ask(browser, "GET", Links.Click(_message, 0));
        Assert.Equal((HttpStatusCode.NotFound, null), (answer.StatusCode, answer.Headers.Location));
        Assert.Contains("does not work", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await browser.GetAsync(Links.Open(_message)).Status());
    }

    [Fact]
    public async Task A_message_that_is_asked_for_without_end_keeps_nobody_busy()
    {
        host.Inbound.Targets[(_message, 0)] = Target;
        using var browser = host.Client();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 200; i++)
        {
            answers.Add(await Ask(browser, "GET", Links.Click(_message, 0)).Status());
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.Equal(HttpStatusCode.OK, await browser.GetAsync(Links.Open(_message)).Status());
        Assert.True(host.Inbound.VisitsOf(_message).Length < 190);
    }

    [Fact]
    public async Task A_name_without_end_is_cut()
    {
        using var browser = host.Client();
        await Ask(browser, "GET", Links.Open(_message), ("User-Agent", new string('x', 5_000))).Status();
        Assert.Equal(MessageVisit.LongestAgent, Assert.Single(host.Inbound.VisitsOf(_message)).Agent.Length);
    }

    private static Task<HttpResponseMessage> Ask(HttpClient client, string method, Uri address, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), address.PathAndQuery);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return client.SendAsync(request);
    }
}
