using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LeadGrid.Brokers;
using LeadGrid.Faults.History;

namespace LeadGrid.Faults.Workload;

/// <summary>An administrator who pauses brokers and changes what they take, and does not rest until it is answered.</summary>
internal sealed class AdministratorClient(Visitor visitor, Uri[] apis, Random random, Recorder recorder)
{
    private readonly Exchange _exchange = new(recorder);

    public async Task Run(AdministratorMind mind, TimeSpan pause, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Set(mind.Next(), stop);
            await Pause.For(pause * (random.Next(200) / 100.0), stop);
        }
    }

    /// <summary>Repeats until it has taken effect, or until there is no time left.</summary>
    /// <returns>Whether it has.</returns>
    public async Task<bool> Set(SetBroker request, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var api = apis[random.Next(apis.Length)];
            if (await Profile(api, request.Broker, stop) is { } profile && await Put(api, request, profile) is BrokerSet)
            {
                return true;
            }

            await Pause.For(TimeSpan.FromMilliseconds(300), stop);
        }

        return false;
    }

    private async Task<BrokerProfile?> Profile(Uri api, string broker, CancellationToken stop)
    {
        try
        {
            return await visitor.Http.GetFromJsonAsync<BrokerProfile>(new Uri(api, $"/api/v1/brokers/{broker}"), SnakeCase.Json, stop);
        }
        catch (Exception e) when (Exchange.IsLost(e))
        {
            return null;
        }
    }

    private async Task<Answer> Put(Uri api, SetBroker request, BrokerProfile profile)
    {
        var next = profile with
        {
            Paused = request.Next.Paused,
            Caps = new BrokerCaps(request.Next.Daily, request.Next.Monthly, request.Next.Open),
        };
        using var message = new HttpRequestMessage(HttpMethod.Put, new Uri(api, $"/api/v1/brokers/{request.Broker}"));
        message.Headers.IfMatch.Add(new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{profile.Version}\"")));
        message.Content = new StringContent(JsonSerializer.Serialize(next, SnakeCase.Json), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        return await _exchange.Ask("administrator", api, request, visitor.Http, message, Read);
    }

    private static Answer Read(HttpStatusCode status, JsonElement body) => status == HttpStatusCode.OK
        ? new BrokerSet(body.GetProperty("version").GetInt64())
        : new Declined((int)status);
}
