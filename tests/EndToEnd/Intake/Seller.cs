using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LeadGrid.Hosting;

namespace LeadGrid.Intake;

/// <summary>A seller with the demo's key, over plain HTTP.</summary>
public sealed class Seller : IDisposable
{
    private readonly HttpClient _http;
    private readonly DevFile _dev;

    public Seller(DevFile dev)
    {
        _dev = dev;
        _http = new HttpClient { BaseAddress = new Uri(dev.Url), Timeout = TimeSpan.FromMinutes(3) };
        _http.DefaultRequestHeaders.Add("X-Api-Key", dev.ApiKey);
    }

    /// <summary>Posts a lead to the first campaign and demands that it is taken.</summary>
    /// <param name="campaign">Another than the first.</param>
    public async Task<Answer> Post(Person person, string? campaign = null)
    {
        using var answer = await _http.PostAsJsonAsync("/api/v1/leads", person.ToLead(campaign ?? _dev.Campaigns[0]), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<Answer>(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Whether it is an hour to text the person, consent assumed.</summary>
    public async Task<bool> IsAnHourToText(Person person)
    {
        using var answer = await _http.PostAsJsonAsync(
            "/api/v1/compliance/check",
            new { phone = person.Phone, state = person.State, zip = person.Zip, channel = "sms", campaign = _dev.Campaigns[0], assumeConsent = true },
            TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<Check>(TestContext.Current.CancellationToken))!.Decision == "allow";
    }

    public async Task<Answer[]> Batch(IEnumerable<Person> people)
    {
        using var body = new StringContent(Lines(people), Encoding.UTF8, "application/x-ndjson");
        using var response = await _http.PostAsync($"/api/v1/leads/batch?campaign={_dev.Campaigns[0]}", body, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Answer.Parse)];
    }

    public string Lines(IEnumerable<Person> people) => string.Concat(people.Select(p => JsonSerializer.Serialize(p.ToLead(_dev.Campaigns[0])) + "\n"));

    /// <summary>Every lead that fits, over all pages.</summary>
    public async Task<List<Guid>> Search(string? lastName = null, string? email = null)
    {
        var found = new List<Guid>();
        string? cursor = null;
        do
        {
            using var answer = await _http.PostAsJsonAsync(
                "/api/v1/leads/search", new { lastName, email, cursor, limit = 500 }, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var page = (await answer.Content.ReadFromJsonAsync<Page>(TestContext.Current.CancellationToken))!;
            found.AddRange(page.Leads.Select(lead => lead.Id));
            cursor = page.Next;
        }
        while (cursor is not null);
        return found;
    }

    public void Dispose() => _http.Dispose();

    private sealed record Page(Found[] Leads, string? Next);

    private sealed record Found(Guid Id);

    private sealed record Check(string Decision);
}

/// <summary>What became of a post.</summary>
public sealed record Answer(long? Line, string Outcome, Guid? LeadId, Guid? DuplicateOf, AnswerBroker? Broker, string? Status)
{
    public static Answer Parse(string line) => JsonSerializer.Deserialize<Answer>(line, JsonSerializerOptions.Web)!;
}

public sealed record AnswerBroker(string Id, string Name);
