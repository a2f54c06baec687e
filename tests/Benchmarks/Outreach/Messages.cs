using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LeadGrid.Testing;

namespace LeadGrid.Benchmarks.Outreach;

/// <summary>A campaign, people who have consented to hear from it, and messages to them.</summary>
internal sealed class Messages : IDisposable
{
    public const string Domain = "bench.example";
    private const int Lanes = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private const string Seller = "Acme Solar";
    private static bool s_open;
    private readonly Stage _stage;
    private readonly Session _administrator;
    private readonly string _campaign;

    private Messages(Stage stage, Session administrator, string campaign) => (_stage, _administrator, _campaign) = (stage, administrator, campaign);

    /// <param name="number">That texts are sent from; each has its own rate.</param>
    /// <param name="sequence">That every new lead runs through; null: none.</param>
    public static async Task<Messages> To(Stage stage, string campaign, string number, int textsPerSecond, string? sequence = null)
    {
        var administrator = await Session.SignIn(stage);
        await administrator.Create($"/api/v1/campaigns/{campaign}", new
        {
            code = campaign,
            name = campaign,
            members = new[] { new { brokerId = "anchor", weight = 1 } },
            outreach = new { seller = Seller, textNumber = number, textsPerSecond, mailFrom = $"hello@{Domain}", mailFromName = Seller },
            followUp = new { arrival = sequence },
        });
        if (!s_open)
        {
            await OpenHours.Open(administrator.Http, stage.Product);
            s_open = true;
        }

        return new Messages(stage, administrator, campaign);
    }

    /// <summary>Posts people.</summary>
    /// <returns>Their leads.</returns>
    public async Task<Guid[]> People(int count)
    {
        using var client = _stage.Client(_stage.Product, connections: 4);
        client.Timeout = TimeSpan.FromMinutes(5);
        var first = MadeLead.Take(count);
        using var body = new StringContent(string.Concat(Enumerable.Range(first, count).Select(Line)), Encoding.UTF8, "application/x-ndjson");
        using var answer = await client.PostAsync(new Uri($"/api/v1/leads/batch?campaign={_campaign}", UriKind.Relative), body);
        var lines = (await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Guid[] leads = [.. lines.Select(line => JsonElement.Parse(line)).Where(line => line.GetProperty("outcome").GetString() == "accepted").Select(line => line.GetProperty("leadId").GetGuid())];
        return leads.Length == count ? leads : throw new InvalidOperationException($"{leads.Length} of {count} people were accepted: {lines[0]}");
    }

    /// <summary>One message to each, as fast as the product takes them.</summary>
    public Task Queue(Guid[] leads, bool email) => Parallel.ForEachAsync(leads, new ParallelOptions { MaxDegreeOfParallelism = Lanes }, async (lead, stop) =>
    {
        var message = new { channel = email ? "email" : "sms", subject = email ? "Your quote" : null, text = "Is tomorrow at 10 a good time for a call?" };
        using var answer = await _administrator.Http.PostAsJsonAsync(new Uri($"/api/v1/leads/{lead}/messages", UriKind.Relative), message, stop);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"A message was refused with {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(stop)}");
        }
    });

    /// <summary>Looks until so many have come. A message whose request was not answered in time never comes again: then the round counts for nothing.</summary>
    public static async Task Until(Func<int> come, int count)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var (last, since) = (0, Stopwatch.GetTimestamp()); come() is var now && now < count; await beat.WaitForNextTickAsync())
        {
            (last, since) = now > last ? (now, Stopwatch.GetTimestamp()) : (last, since);
            if (Stopwatch.GetElapsedTime(since) > Patience)
            {
                throw new TimeoutException($"{now} of {count} messages came, and no more for {Patience.TotalSeconds:0} s.");
            }
        }
    }

    /// <summary>A sequence of the campaign, live.</summary>
    public async Task Publish(string sequence, params object[] steps)
    {
        var path = $"/api/v1/campaigns/{_campaign}/sequences/{sequence}";
        await _administrator.Create(path, new { name = sequence, steps, includeFlagged = true });
        using var publish = new HttpRequestMessage(HttpMethod.Post, new Uri($"{path}/publish", UriKind.Relative));
        publish.Headers.IfMatch.ParseAdd("\"1\"");
        using var answer = await _administrator.Http.SendAsync(publish);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => _administrator.Dispose();

    // Ten area codes of a state that knows no hours of its own, exchanges 600 to 954: nobody whom other parts post.
    private static string Line(int n)
    {
        string[] areas = ["518", "914", "845", "607", "716", "585", "315", "516", "631", "718"];
        var phone = string.Create(CultureInfo.InvariantCulture, $"+1{areas[n % 10]}{600 + (n / 100_000 % 300)}{n / 10 % 10_000:0000}");
        return JsonSerializer.Serialize(new
        {
            firstName = "Ada",
            lastName = "Smith",
            phone,
            email = string.Create(CultureInfo.InvariantCulture, $"texted{n}@mail.example.org"),
            address = new { street = "12 Oak St", city = "Albany", state = "NY", zip = "12207" },
            consent = new
            {
                channels = new[] { "sms", "voice", "email" },
                sellers = new[] { Seller },
                phone,
                text = "I agree that Acme Solar may call and text me at this number. Consent is not a condition of purchase.",
                method = "web_form",
                at = TimeProvider.System.GetUtcNow().AddMinutes(-5),
            },
        }) + "\n";
    }
}
