using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadGrid.Faults.History;
using LeadGrid.Intake;
using LeadGrid.Leads;

namespace LeadGrid.Faults.Workload;

/// <summary>
/// A seller: posts singles on several lanes and now and then a batch, and repeats whatever it has no answer to, with the
/// same key, at another Api.
/// </summary>
internal sealed class SellerClient(string name, string apiKey, Uri[] apis, SellerMind mind, Random random, Recorder recorder) : IDisposable
{
    private const int LongestBatch = 40;
    private readonly Exchange _exchange = new(recorder);
    private readonly Lock _gate = new();
    private readonly Queue<PostLead> _unknown = [];
    private readonly HttpClient _http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(3) })
    {
        Timeout = TimeSpan.FromSeconds(12),
        DefaultRequestHeaders = { { "X-Api-Key", apiKey } },
    };

    /// <summary>Goes on until it is told to stop.</summary>
    /// <param name="pause">On average, between two posts of a lane.</param>
    public Task Run(int lanes, TimeSpan pause, CancellationToken stop) =>
        Task.WhenAll([Batches(pause * 20, stop), .. Enumerable.Range(0, lanes).Select(_ => Singles(pause, stop))]);

    /// <summary>Asks again for every answer that it has not got.</summary>
    /// <returns>How many it still has not got.</returns>
    public async Task<int> Resolve()
    {
        PostLead[] open;
        lock (_gate)
        {
            open = [.. _unknown];
            _unknown.Clear();
        }

        foreach (var batch in open.Chunk(8))
        {
            await Task.WhenAll(batch.Select(Post));
        }

        lock (_gate)
        {
            return _unknown.Count;
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task Singles(TimeSpan pause, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Post(Next(bulk: false));
            await Rest(pause, stop);
        }
    }

    private async Task Batches(TimeSpan pause, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            PostLead[] lines = [.. Enumerable.Range(0, Dice(LongestBatch) + 1).Select(_ => Next(bulk: true))];
            await Batch(lines);
            await Rest(pause, stop);
        }
    }

    private async Task Post(PostLead post)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "");
        var api = Api();
        message.RequestUri = new Uri(api, "/api/v1/leads");
        message.Headers.Add("Idempotency-Key", post.Key);
        message.Content = new StringContent(People.Body(post).ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        Keep(post, await _exchange.Ask(name, api, post, _http, message, Read));
    }

    private async Task Batch(PostLead[] lines)
    {
        var api = Api();
        var operations = Array.ConvertAll(lines, line => recorder.Invoke(name, api.Authority, line));
        var answers = new Answer[lines.Length];
        Array.Fill(answers, new Unknown("no line"));
        try
        {
            using var body = new StringContent(string.Concat(lines.Select(Line)), Encoding.UTF8, "application/x-ndjson");
            using var response = await _http.PostAsync(new Uri(api, $"/api/v1/leads/batch?campaign={lines[0].Campaign}"), body);
            var text = await response.Content.ReadAsStringAsync();
            if (response.IsSuccessStatusCode)
            {
                Take(text, answers);
            }
        }
        catch (Exception e) when (Exchange.IsLost(e))
        {
            Array.Fill(answers, new Unknown(e.GetType().Name));
        }

        for (var i = 0; i < lines.Length; i++)
        {
            recorder.Answer(operations[i], answers[i]);
            Keep(lines[i], answers[i]);
        }
    }

    private static string Line(PostLead post)
    {
        var body = People.Body(post);
        body["idempotencyKey"] = post.Key;
        return body.ToJsonString() + "\n";
    }

    private static void Take(string text, Answer[] answers)
    {
        foreach (var line in text.Split('\n').Where(line => line.EndsWith('}')))
        {
            using var result = JsonDocument.Parse(line);
            // A batch that breaks off says so in a line without an outcome.
            if (result.RootElement.TryGetProperty("line", out var number) && result.RootElement.TryGetProperty("outcome", out _))
            {
                answers[number.GetInt32() - 1] = Posted(result.RootElement);
            }
        }
    }

    private static Answer Read(HttpStatusCode status, JsonElement body) =>
        body.TryGetProperty("outcome", out _) ? Posted(body) : new Declined((int)status);

    private static Posted Posted(JsonElement body)
    {
        var json = body.Deserialize<PostAnswer>(SnakeCase.Json)!;
        return new Posted(json.Outcome, json.LeadId, json.DuplicateOf, json.Broker?.Id, json.Status, json.Score, json.Replay);
    }

    private void Keep(PostLead post, Answer answer)
    {
        if (answer is Unknown)
        {
            lock (_gate)
            {
                _unknown.Enqueue(post);
            }
        }
    }

    private PostLead Next(bool bulk)
    {
        lock (_gate)
        {
            return random.Next(3) == 0 && _unknown.TryDequeue(out var again) ? again : mind.Next(bulk);
        }
    }

    private Uri Api() => apis[Dice(apis.Length)];

    private int Dice(int sides)
    {
        lock (_gate)
        {
            return random.Next(sides);
        }
    }

    private Task Rest(TimeSpan pause, CancellationToken stop) => Pause.For(pause * (Dice(200) / 100.0), stop);

    private sealed record PostAnswer(
        IntakeOutcome Outcome, Guid? LeadId, Guid? DuplicateOf, BrokerName? Broker, LeadStatus? Status, int? Score, bool Replay);
}
