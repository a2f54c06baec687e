using LeadGrid.Campaigns;

namespace LeadGrid.Storage.Log;

internal sealed class CampaignQueries(LeadDataSource database) : ICampaignQueries
{
    // The consumer's slowest shard tells how far all counters are sure. One that has no row yet has counted nothing.
    private const string AsOf = "SELECT coalesce(min(at), 'epoch') FROM log_consumer WHERE consumer = 'campaign-tally'";

    private const string Cells = """
        SELECT day, kind, sum(events)::bigint FROM campaign_counter
        WHERE campaign = $1 AND day BETWEEN $2 AND $3
        GROUP BY day, kind ORDER BY day
        """;

    private const string Waiting = """
        SELECT state_code, count(*), min(since) FROM waiting_lead WHERE campaign = $1
        GROUP BY state_code ORDER BY count(*) DESC, state_code
        """;

    public Task<CampaignSpeed> Speed(string campaign, DateOnly from, DateOnly to, CancellationToken cancellation) =>
        SpeedQuery.Run(database.Source, campaign, from, to, cancellation);

    public async Task<CampaignCounters> Counters(string campaign, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        await using var batch = database.Source.CreateBatch();
        batch.Append(AsOf);
        var cells = batch.Append(Cells);
        cells.Add(campaign);
        cells.Add(from);
        cells.Add(to);
        batch.Append(Waiting).Add(campaign);

        await using var row = await batch.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        var asOf = row.GetFieldValue<DateTimeOffset>(0);
        await row.NextResultAsync(cancellation);
        var counted = new List<(DateOnly Day, string Kind, long Events)>();
        while (await row.ReadAsync(cancellation))
        {
            counted.Add((row.GetFieldValue<DateOnly>(0), row.GetString(1), row.GetInt64(2)));
        }

        await row.NextResultAsync(cancellation);
        var states = new List<WaitingState>();
        while (await row.ReadAsync(cancellation))
        {
            states.Add(new WaitingState(row.IsDBNull(0) ? null : row.GetString(0), row.GetInt64(1), row.GetFieldValue<DateTimeOffset>(2)));
        }

        return new CampaignCounters
        {
            Campaign = campaign,
            From = from,
            To = to,
            AsOf = asOf,
            Total = CampaignSums.Of(counted.Select(c => (c.Kind, c.Events))),
            Days = [.. counted.GroupBy(c => c.Day).Select(d => new CampaignDay(d.Key, CampaignSums.Of(d.Select(c => (c.Kind, c.Events)))))],
            Waiting = new WaitingLeads(
                states.Sum(s => s.Leads), states.Count == 0 ? null : states.Min(s => s.OldestSince), [.. states]),
        };
    }
}
