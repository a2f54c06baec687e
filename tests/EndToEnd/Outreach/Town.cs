using System.Diagnostics;
using System.Net.Http.Json;
using LeadGrid.Intake;

namespace LeadGrid.Outreach;

/// <summary>The demo's provider simulator: what its people say.</summary>
internal sealed class Town(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>The person answers the first text, once it was handed over.</summary>
    public async Task Answers(Person person, string text)
    {
        object[] people = [new { number = Number(person), reactions = new[] { new { text, when = "afterDelivery", to = 1, after = 300 } } }];
        using var answer = await _http.PutAsJsonAsync("control/people", people, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The person writes. Done when it was acknowledged.</summary>
    public async Task Says(Person person, string to, string text)
    {
        using var answer = await _http.PostAsJsonAsync(
            "control/say", new { from = Number(person), to, text }, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Our texts that the provider took for the person.</summary>
    public async Task<Text[]> Received(Person person)
    {
        var page = await _http.GetFromJsonAsync<Page>("control/messages?limit=10000", TestContext.Current.CancellationToken);
        return [.. page!.Entries.Where(text => text.To == Number(person) && text.Taken)];
    }

    /// <summary>Waits until an e-mail to the person is there.</summary>
    public async Task<Letter> Mail(Person person)
    {
        var patience = Stopwatch.StartNew();
        while (patience.Elapsed < TimeSpan.FromSeconds(60))
        {
            var page = await _http.GetFromJsonAsync<Letters>("control/mails", TestContext.Current.CancellationToken);
            if (page!.Entries.FirstOrDefault(letter => letter.To.Contains(person.Email)) is { } found)
            {
                return found;
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("No e-mail came.");
    }

    public void Dispose() => _http.Dispose();

    private static string Number(Person person) => "+1" + person.Phone;

    private sealed record Page(Text[] Entries);

    private sealed record Letters(Letter[] Entries);
}

internal sealed record Text(string From, string To, string Body, bool Taken);

internal sealed record Letter(string From, string[] To, string Source);
