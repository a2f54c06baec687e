using System.Net;
using System.Text.RegularExpressions;
using LeadGrid.Outreach;
using Microsoft.Extensions.DependencyInjection;

namespace LeadGrid.Api.Tests;

/// <summary>The person of a lead with the link of a message, in a browser without scripts.</summary>
internal sealed partial class Booker : IDisposable
{
    private readonly HttpClient _browser;

    public Booker(ProductHost host, string lead)
    {
        _browser = host.Client();
        var links = new OwnLinks(host.App.Services.GetRequiredService<LinkTokens>(), host.Address);
        Link = links.Booking(Guid.Parse(lead)).AbsolutePath;
    }

    public string Link { get; set; }

    public async Task<(HttpStatusCode Status, string Page)> Open(string query = "")
    {
        using var answer = await _browser.GetAsync(Link + query);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async Task<string[]> Times() => [.. Values().Matches((await Open()).Page).Select(match => match.Groups[1].Value)];

    /// <returns>After a redirect, the page that it leads to.</returns>
    public async Task<(HttpStatusCode Status, string Page)> Send(params (string Name, string Value)[] fields)
    {
        using var answer = await _browser.PostAsync(Link, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));
        return answer.StatusCode == HttpStatusCode.SeeOther
            ? await Open(answer.Headers.Location!.OriginalString[Link.Length..])
            : (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public Task<(HttpStatusCode Status, string Page)> Book(string at) => Send(("at", at));

    public Task<(HttpStatusCode Status, string Page)> Cancel() => Send(("do", "cancel"));

    public async Task<string> File()
    {
        using var answer = await _browser.GetAsync($"{Link}.ics");
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        return await answer.Content.ReadAsStringAsync();
    }

    public void Dispose() => _browser.Dispose();

    [GeneratedRegex("name=\"at\" value=\"([^\"]+)\"")]
    private static partial Regex Values();
}
