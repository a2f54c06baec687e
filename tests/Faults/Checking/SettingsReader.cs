using System.Net;
using System.Net.Http.Json;
using LeadGrid.Brokers;
using LeadGrid.Campaigns;
using LeadGrid.Faults.History;
using LeadGrid.Faults.Workload;

namespace LeadGrid.Faults.Checking;

/// <summary>Reads through the Api what the database holds sealed or serialised: settings, and the notes that were acknowledged.</summary>
internal static class SettingsReader
{
    /// <summary>Notes that are read back: enough to tell that texts arrive, few enough not to take longer than the run.</summary>
    private const int Notes = 40;

    private const int Attempts = 20;
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(1);

    public static async Task<GridState> Complete(GridState state, RunHistory history, Visitor administrator, Uri api, CancellationToken cancellation)
    {
        var brokers = (await Get<BrokerList>(administrator, api, "brokers", cancellation)).Brokers;
        var campaigns = (await Get<CampaignList>(administrator, api, "campaigns", cancellation)).Campaigns;
        var texts = new Dictionary<(Guid, long), string?>();
        foreach (var (_, command, _) in history.Acknowledged<WorkLead, Worked>().Where(w => w.Request.Text is not null).TakeLast(Notes))
        {
            var page = await Get<Page>(administrator, api, $"leads/{command.Lead}/timeline", cancellation);
            foreach (var entry in page.Entries)
            {
                texts[(command.Lead, entry.Version)] = entry.Text;
            }
        }

        return state with
        {
            Brokers = [.. brokers.Select(b =>
                new BrokerRecord(b.Id, b.Hours.TimeZone, b.Version, new Limits(b.Paused, b.Caps.Daily, b.Caps.Monthly, b.Caps.Open)))],
            Campaigns = [.. campaigns.Select(c => new CampaignRecord(c.Code, TimeSpan.FromDays(c.DuplicateWindowDays)))],
            Log = [.. state.Log.Select(e => e with { Text = texts.GetValueOrDefault((e.Lead, e.Version)) })],
        };
    }

    /// <summary>A cluster that a silo has just left may say 503 once more: it is asked again, for a while.</summary>
    private static async Task<T> Get<T>(Visitor administrator, Uri api, string what, CancellationToken cancellation)
    {
        var address = new Uri(api, $"/api/v1/{what}");
        for (var attempt = 1; ; attempt++)
        {
            using var answer = await administrator.Http.GetAsync(address, cancellation);
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable || attempt == Attempts)
            {
                return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<T>(SnakeCase.Json, cancellation))!;
            }

            await Pause.For(BetweenAttempts, cancellation);
        }
    }

    private sealed record BrokerList(BrokerProfile[] Brokers);

    private sealed record CampaignList(CampaignDefinition[] Campaigns);

    private sealed record Page(Entry[] Entries);

    private sealed record Entry(long Version, string? Text);
}
