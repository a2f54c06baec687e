using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadGrid.Faults.Workload;

namespace LeadGrid.Faults.Refusals;

/// <summary>Posts people with their full written consent, a batch at a time, until each is answered for.</summary>
internal sealed class RaceSeller(string apiKey, Uri[] apis, Action<string> note) : IDisposable
{
    private const int Attempts = 30;

    // A body that says another time at each attempt would be another body under the same key.
    private readonly DateTimeOffset _consented = TimeProvider.System.GetUtcNow().AddMinutes(-5);
    private readonly HttpClient _http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(3) })
    {
        Timeout = TimeSpan.FromSeconds(30),
        DefaultRequestHeaders = { { "X-Api-Key", apiKey } },
    };

    /// <returns>Their leads.</returns>
    public async Task<IReadOnlyDictionary<Racer, Guid>> Post(IReadOnlyList<Racer> people, CancellationToken stop)
    {
        var leads = new Dictionary<Racer, Guid>();
        for (var attempt = 1; ; attempt++)
        {
            await Try([.. people.Where(racer => !leads.ContainsKey(racer))], apis[attempt % apis.Length], leads, stop);
            if (leads.Count == people.Count)
            {
                return leads;
            }

            if (attempt == Attempts)
            {
                throw new TimeoutException($"{people.Count - leads.Count} of {people.Count} people could not be posted.");
            }

            await Pause.For(TimeSpan.FromSeconds(1), stop);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task Try(Racer[] people, Uri api, Dictionary<Racer, Guid> leads, CancellationToken stop)
    {
        try
        {
            using var body = new StringContent(string.Concat(people.Select(Line)), Encoding.UTF8, "application/x-ndjson");
            using var answer = await _http.PostAsync(new Uri(api, $"/api/v1/leads/batch?campaign={RaceCampaign.Code}"), body, stop);
            if (!answer.IsSuccessStatusCode)
            {
                note($"A batch was answered with {(int)answer.StatusCode}");
            }

            foreach (var line in (await answer.Content.ReadAsStringAsync(stop)).Split('\n').Where(line => line.EndsWith('}')))
            {
                using var result = JsonDocument.Parse(line);
                if (result.RootElement.TryGetProperty("leadId", out var lead) && lead.ValueKind == JsonValueKind.String)
                {
                    leads[people[result.RootElement.GetProperty("line").GetInt32() - 1]] = lead.GetGuid();
                }
                else if (answer.IsSuccessStatusCode)
                {
                    throw new InvalidOperationException($"A person was not taken: {line}");
                }
            }
        }
        catch (Exception fault) when (Exchange.IsLost(fault) && !stop.IsCancellationRequested)
        {
            // Silos come and go: asked again, the same keys get the same answers.
            note($"A batch got no answer: {fault.GetType().Name}");
        }
    }

    private string Line(Racer racer) => new JsonObject
    {
        ["idempotencyKey"] = string.Create(CultureInfo.InvariantCulture, $"race-{racer.Number}"),
        ["firstName"] = "Robin",
        ["lastName"] = "Racer",
        ["phone"] = racer.Phone,
        ["email"] = string.Create(CultureInfo.InvariantCulture, $"racer{racer.Number}@mail.example.org"),
        ["address"] = new JsonObject { ["street"] = "12 Oak St", ["city"] = "Albany", ["state"] = RaceCampaign.State, ["zip"] = RaceCampaign.Zip },
        ["consent"] = new JsonObject
        {
            ["channels"] = new JsonArray("sms"),
            ["sellers"] = new JsonArray(RaceCampaign.Seller),
            ["phone"] = racer.Phone,
            ["text"] = "I agree that Acme Solar may call and text me at this number, also by automated means. Consent is not a condition of purchase.",
            ["method"] = "web_form",
            ["at"] = _consented,
        },
    }.ToJsonString() + "\n";
}
