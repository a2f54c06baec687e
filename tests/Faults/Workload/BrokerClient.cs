using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadGrid.Faults.History;
using LeadGrid.Leads;

namespace LeadGrid.Faults.Workload;

/// <summary>A broker who works the leads that his browser shows him, naming the version that he saw.</summary>
internal sealed class BrokerClient(
    string broker, Visitor visitor, BrowserClient browser, Uri[] apis, BrokerMind mind, Random random, Recorder recorder)
{
    private readonly Exchange _exchange = new(recorder);

    public async Task Run(TimeSpan pause, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (mind.Next(browser.Rows) is { } command)
            {
                // Asked again in the dark, the version that he saw keeps it from happening twice.
                for (var attempts = 1; await Ask(command) is Unknown && attempts < 3 && !stop.IsCancellationRequested; attempts++)
                {
                    await Pause.For(pause, stop);
                }
            }

            await Pause.For(pause * (random.Next(200) / 100.0), stop);
        }
    }

    private async Task<Answer> Ask(WorkLead command)
    {
        var api = apis[random.Next(apis.Length)];
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(api, $"/api/v1/leads/{command.Lead}/{command.Verb}"));
        message.Headers.IfMatch.Add(new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{command.Expected}\"")));
        message.Content = new StringContent(Body(command).ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        return await _exchange.Ask($"broker {broker}", api, command, visitor.Http, message, Read);
    }

    private JsonObject Body(WorkLead command) => command.Verb switch
    {
        "notes" => new() { ["text"] = command.Text },

        // Seldom over another of the same broker, which is refused.
        "appointment" => new() { ["at"] = TimeProvider.System.GetUtcNow().AddDays(7).AddMinutes(random.Next(600 * 24 * 60)), ["minutes"] = 5 },
        "win" => new() { ["revenue"] = 100 },
        "lose" or "return" => new() { ["reason"] = "not_interested" },
        _ => [],
    };

    private static Answer Read(HttpStatusCode status, JsonElement body) => status == HttpStatusCode.OK
        ? new Worked(body.GetProperty("version").GetInt64(), body.GetProperty("status").Deserialize<LeadStatus>(SnakeCase.Json))
        : new Declined((int)status);
}
