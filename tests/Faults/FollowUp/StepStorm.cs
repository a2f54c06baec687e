using System.Net.Http.Json;
using LeadGrid.Faults.Refusals;
using LeadGrid.Faults.Workload;
using LeadGrid.Storage;
using Npgsql;

namespace LeadGrid.Faults.FollowUp;

/// <summary>
/// Everybody's next step is due at one instant, and silos are killed and suspended while it is taken: each step takes effect once,
/// and none is forgotten.
/// </summary>
public sealed class StepStorm
{
    private const int People = 3_000;
    private const string Sequence = "storm";
    private static readonly TimeSpan s_settling = TimeSpan.FromMinutes(6);

    [Fact, Trait("round", "long")]
    public async Task Every_step_of_a_storm_takes_effect_once_though_silos_are_killed_and_suspended()
    {
        await using var stage = await RaceStage.Set();
        await using var leads = NpgsqlDataSource.Create(stage.Cluster.Postgres.ConnectionString(Migrator.Leads));
        await RaceCampaign.Make(stage.Administrator, stage.Apis, Sequence);
        var due = NextMinute(TimeProvider.System.GetUtcNow().AddSeconds(75));
        await Publish(stage, due);
        var people = await Post(stage);
        stage.Note($"{people.Count:N0} people are posted; their steps are due at {due:HH:mm:ss}");
        await Pause.For(due - TimeProvider.System.GetUtcNow(), CancellationToken.None);

        var silos = stage.Cluster.Silos;
        await Pause.For(TimeSpan.FromSeconds(1), CancellationToken.None);
        silos[0].Kill();
        stage.Note("silo-1 killed");
        await Pause.For(TimeSpan.FromSeconds(3), CancellationToken.None);
        silos[1].Freeze();
        stage.Note("silo-2 suspended");
        await Pause.For(TimeSpan.FromSeconds(15), CancellationToken.None);
        silos[1].Wake();
        await silos[0].StartAsync();
        stage.Note("both serve again");
        if (silos[1].HasExited)
        {
            await silos[1].StartAsync();
        }

        await Settled(stage, leads, people.Count);
        var verdict = StepChecker.Check(new StepRecord(people, await Events(leads), Texts(stage)));
        stage.Note(verdict.ToString());
        Assert.True(verdict.Violations.Count == 0, $"{verdict}\n{string.Join('\n', verdict.Violations.Take(20))}");
        // What a silo holds when it dies is never sent again, since nobody can know whether it was.
        Assert.True(verdict.DeliveredShare >= 0.95, $"Too little was delivered: {verdict}");
    }

    private static async Task Publish(RaceStage stage, DateTimeOffset due)
    {
        var (now, then) = (Local(TimeProvider.System.GetUtcNow()), Local(due));
        var path = new Uri(stage.Apis[0], $"/api/v1/campaigns/{RaceCampaign.Code}/sequences/{Sequence}");
        using var put = new HttpRequestMessage(HttpMethod.Put, path)
        {
            Content = JsonContent.Create(new
            {
                name = "Storm",
                includeFlagged = true,
                steps = new object[]
                {
                    new { id = "until", kind = "wait", day = (then.Date - now.Date).Days + 1, timeOfDay = (int)then.TimeOfDay.TotalMinutes },
                    new { id = "first", kind = "text", template = "first-text" },
                    new { id = "minute", kind = "wait", minutes = 1 },
                    new { id = "second", kind = "text", template = "second-text" },
                },
            }),
        };
        put.Headers.IfNoneMatch.ParseAdd("*");
        using var saved = await stage.Administrator.Http.SendAsync(put);
        saved.EnsureSuccessStatusCode();
        using var publish = new HttpRequestMessage(HttpMethod.Post, new Uri($"{path}/publish"));
        publish.Headers.IfMatch.ParseAdd("\"1\"");
        using var published = await stage.Administrator.Http.SendAsync(publish);
        published.EnsureSuccessStatusCode();
    }

    private static async Task<IReadOnlyDictionary<Guid, string>> Post(RaceStage stage)
    {
        using var seller = new RaceSeller(stage.Cluster.Credentials.ApiKey, stage.Apis, stage.Note);
        var leads = new Dictionary<Guid, string>();
        foreach (var some in Enumerable.Range(1, People).Select(number => new Racer(number, SaysStop.Never, "", 0, 0, [])).Chunk(500))
        {
            foreach (var racer in some)
            {
                stage.Provider.Settle(racer.Script());
            }

            foreach (var (racer, lead) in await seller.Post(some, CancellationToken.None))
            {
                leads[lead] = racer.Phone;
            }
        }

        return leads;
    }

    private static async Task Settled(RaceStage stage, NpgsqlDataSource leads, int people)
    {
        using var patience = new CancellationTokenSource(s_settling);
        while (await Count(leads, patience.Token) < people || await stage.Waiting(patience.Token) > 0)
        {
            await Pause.For(TimeSpan.FromSeconds(1), patience.Token);
        }
    }

    private static async Task<long> Count(NpgsqlDataSource leads, CancellationToken stop)
    {
        await using var command = leads.CreateCommand("SELECT count(DISTINCT lead_id) FROM lead_event WHERE campaign = $1 AND kind = 'sequence_finished'");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = RaceCampaign.Code });
        return (long)(await command.ExecuteScalarAsync(stop))!;
    }

    private static async Task<IReadOnlyList<(Guid Lead, string Kind, string? Step)>> Events(NpgsqlDataSource leads)
    {
        await using var command = leads.CreateCommand("SELECT lead_id, kind, body -> 'step' ->> 'step' FROM lead_event WHERE campaign = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = RaceCampaign.Code });
        var events = new List<(Guid, string, string?)>();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            events.Add((row.GetGuid(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2)));
        }

        return events;
    }

    private static IReadOnlyList<(string To, string Body)> Texts(RaceStage stage) =>
        [.. stage.Provider.Arrivals.Where(arrival => arrival.Taken).Select(arrival => (arrival.To, arrival.Body))];

    private static DateTimeOffset NextMinute(DateTimeOffset at) =>
        new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMinute) + TimeSpan.TicksPerMinute, TimeSpan.Zero);

    private static DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTimeBySystemTimeZoneId(at, "America/New_York");
}
