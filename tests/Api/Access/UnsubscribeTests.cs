using System.Net;
using LeadGrid.Compliance;
using LeadGrid.Outreach;
using Microsoft.Extensions.DependencyInjection;

namespace LeadGrid.Api.Tests;

public sealed class UnsubscribeTests(AccessHost host) : IClassFixture<AccessHost>
{
    private readonly Guid _message = Guid.CreateVersion7();

    private string Link => new OwnLinks(host.App.Services.GetRequiredService<LinkTokens>(), host.Address).Unsubscribe(_message).PathAndQuery;

    [Fact]
    public async Task One_click_of_a_mail_program_refuses_e_mail()
    {
        using var program = host.Client();
        using var answer = await program.PostAsync(Link, Form(("List-Unsubscribe", "One-Click")));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var refusal = Assert.Single(host.Inbound.RefusalsOf(_message));
        Assert.Equal((RefusalWay.Link, ContactChannel.Email), (refusal.Way, Assert.Single(refusal.Channels)));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task The_same_goes_for_multipart_and_for_no_body()
    {
        using var program = host.Client();
        using var parts = new MultipartFormDataContent { { new StringContent("One-Click"), "List-Unsubscribe" } };
        Assert.Equal(HttpStatusCode.OK, await program.PostAsync(Link, parts).Status());
        Assert.Equal(HttpStatusCode.OK, await program.PostAsync(Link, null).Status());
        Assert.Equal(2, host.Inbound.RefusalsOf(_message).Length);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task Who_only_looks_refuses_nothing(string method)
    {
        using var scanner = host.Client();
        using var answer = await scanner.SendAsync(new HttpRequestMessage(new HttpMethod(method), Link));
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.MethodNotAllowed });
        Assert.Empty(host.Inbound.RefusalsOf(_message));
    }

    [Fact]
    public async Task The_page_asks_with_a_button_and_needs_no_script()
    {
        using var browser = host.Client();
        using var answer = await browser.GetAsync(Link);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("<form method=\"post\">", page, StringComparison.Ordinal);
        Assert.Contains("<button type=\"submit\">", page, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain(_message.ToString("N"), page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_person_can_stop_everything()
    {
        using var browser = host.Client();
        using var answer = await browser.PostAsync(Link, Form(("List-Unsubscribe", "One-Click"), ("reach", "everything")));
        Assert.Contains("no texts, no calls", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(Assert.Single(host.Inbound.RefusalsOf(_message)).Channels);
    }

    [Fact]
    public async Task A_message_on_its_way_is_told_and_a_machine_comes_back()
    {
        host.Inbound.Leaving[_message] = true;
        using var program = host.Client();
        using var answer = await program.PostAsync(Link, Form(("List-Unsubscribe", "One-Click")));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains("may still reach you", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_was_changed_is_none()
    {
        using var browser = host.Client();
        foreach (var link in new[] { "/u/x", Link[..^1], Link + "A", Link.Replace("/u/", "/u/A", StringComparison.Ordinal)[..^1] })
        {
            Assert.Equal(HttpStatusCode.NotFound, await browser.GetAsync(link).Status());
            Assert.Equal(HttpStatusCode.NotFound, await browser.PostAsync(link, null).Status());
        }

        Assert.Empty(host.Inbound.RefusalsOf(_message));
    }

    [Fact]
    public async Task Another_sites_page_cannot_press_the_button()
    {
        using var browser = host.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, Link) { Headers = { { "Origin", "https://evil.example" } } };
        Assert.Equal(HttpStatusCode.Forbidden, await browser.SendAsync(request).Status());
        using var own = new HttpRequestMessage(HttpMethod.Post, Link) { Headers = { { "Origin", host.Address.GetLeftPart(UriPartial.Authority) } } };
        Assert.Equal(HttpStatusCode.OK, await browser.SendAsync(own).Status());
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
