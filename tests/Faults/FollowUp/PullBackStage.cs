using System.Net.Http.Json;
using LeadGrid.Faults.Refusals;
using LeadGrid.Faults.Workload;
using LeadGrid.Testing;
using Npgsql;

namespace LeadGrid.Faults.FollowUp;

/// <summary>The campaign of a storm of pull-backs, and what its log says of it.</summary>
internal static class PullBackStage
{
    /// <summary>Without caps: who loses a lead must find the other one able to take it.</summary>
    private static readonly string[] Brokers = ["storm-one", "storm-other"];

    public static async Task Make(RaceStage stage, int minutes)
    {
        foreach (var broker in Brokers)
        {
            await Create(stage, $"brokers/{broker}", new { id = broker, name = broker, licences = new[] { RaceCampaign.State } });
        }

        await Create(stage, $"campaigns/{RaceCampaign.Code}", new
        {
            code = RaceCampaign.Code,
            name = "Pull-backs",
            members = Brokers.Select(broker => new { brokerId = broker, weight = 1 }),
            outreach = new { seller = RaceCampaign.Seller, textNumber = RaceCampaign.Number },
            followUp = new { pullBackMinutes = minutes },
        });
        await OpenHours.Open(stage.Administrator.Http, stage.Apis);
    }

    /// <summary>Posts a hundred at a time, spread over the given while, so that they come due as they came.</summary>
    public static async Task<IReadOnlyList<Guid>> Post(RaceStage stage, int people, TimeSpan over)
    {
        using var seller = new RaceSeller(stage.Cluster.Credentials.ApiKey, stage.Apis, stage.Note);
        var batches = Enumerable.Range(1, people).Select(number => new Racer(number, SaysStop.Never, "", 0, 0, [])).Chunk(100).ToArray();
        using var beat = new PeriodicTimer(over / batches.Length);
        var leads = new List<Guid>(people);
        foreach (var batch in batches)
        {
            leads.AddRange((await seller.Post(batch, CancellationToken.None)).Values);
            await beat.WaitForNextTickAsync();
        }

        return leads;
    }

    /// <summary>The first and the last instant that are planned, and how many are: by the leads' first plans.</summary>
    public static async Task<(long Count, DateTimeOffset First, DateTimeOffset Last)> Plans(NpgsqlDataSource leads, CancellationToken stop)
    {
        await using var command = leads.CreateCommand("""
            SELECT count(*), coalesce(min(at), 'infinity'), coalesce(max(at), '-infinity')
            FROM (SELECT min((body -> 'step' ->> 'until')::timestamptz) AS at FROM lead_event WHERE campaign = $1 AND kind = 'pull_back_planned' GROUP BY lead_id) AS plan
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = RaceCampaign.Code });
        await using var row = await command.ExecuteReaderAsync(stop);
        await row.ReadAsync(stop);
        return row.GetInt64(0) == 0 ? (0, default, default) : (row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(1), row.GetFieldValue<DateTimeOffset>(2));
    }

    /// <summary>How many leads were taken back at least once.</summary>
    public static async Task<long> TakenBack(NpgsqlDataSource leads, CancellationToken stop)
    {
        await using var command = leads.CreateCommand("SELECT count(DISTINCT lead_id) FROM lead_event WHERE campaign = $1 AND kind = 'pulled_back'");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = RaceCampaign.Code });
        return (long)(await command.ExecuteScalarAsync(stop))!;
    }

    /// <summary>Silos that the membership has declared dead, ever.</summary>
    public static async Task<long> Dead(NpgsqlDataSource leads, CancellationToken stop)
    {
        await using var command = leads.CreateCommand("SELECT count(*) FROM OrleansMembershipTable WHERE Status = 6");
        return (long)(await command.ExecuteScalarAsync(stop))!;
    }

    public static async Task<IReadOnlyList<PullBackEvent>> Events(NpgsqlDataSource leads)
    {
        await using var command = leads.CreateCommand("""
            SELECT lead_id, version, kind, body ->> 'brokerId', (body -> 'step' ->> 'until')::timestamptz, recorded_at
            FROM lead_event WHERE campaign = $1 AND kind = ANY($2)
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = RaceCampaign.Code });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [PullBackChecker.Assigned, PullBackChecker.Planned, PullBackChecker.PulledBack] });
        var events = new List<PullBackEvent>();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            events.Add(new PullBackEvent(
                row.GetGuid(0), row.GetInt64(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3),
                row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4), row.GetFieldValue<DateTimeOffset>(5)));
        }

        return events;
    }

    private static async Task Create(RaceStage stage, string path, object settings)
    {
        using var put = new HttpRequestMessage(HttpMethod.Put, new Uri(stage.Apis[0], $"/api/v1/{path}")) { Content = JsonContent.Create(settings) };
        put.Headers.IfNoneMatch.ParseAdd("*");
        using var answer = await stage.Administrator.Http.SendAsync(put);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{path} was refused with {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
    }
}
