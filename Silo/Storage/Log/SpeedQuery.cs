using LeadGrid.Campaigns;
using Npgsql;

namespace LeadGrid.Storage.Log;

/// <summary>Speed-to-lead of a campaign, from the clocks that each lead keeps.</summary>
internal static class SpeedQuery
{
    private const string Clocks = """
        WITH came AS (
            SELECT arrived_open,
                   extract(epoch FROM assigned_at - received_at)::float8 AS routing,
                   extract(epoch FROM noticed_at - assigned_at)::float8 AS notice,
                   extract(epoch FROM touched_at - received_at)::float8 AS human,
                   extract(epoch FROM automatic_at - received_at)::float8 AS automatic,
                   extract(epoch FROM least(touched_at, automatic_at) - received_at)::float8 AS first_touch
            FROM lead
            WHERE campaign = $1 AND received_at >= $2 AND received_at < $3 AND recycles = 0
        ),
        clocks AS (
            SELECT arrived_open, clock.name, clock.seconds
            FROM came
            CROSS JOIN LATERAL (VALUES
                (0, 0.0), (1, routing), (2, notice), (3, human), (4, automatic), (5, first_touch)) AS clock (name, seconds)
        )
        SELECT within.hours, clocks.name, count(seconds),
               percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds),
               percentile_cont(0.9) WITHIN GROUP (ORDER BY seconds)
        FROM clocks CROSS JOIN (VALUES (false), (true)) AS within (hours)
        WHERE NOT within.hours OR clocks.arrived_open
        GROUP BY within.hours, clocks.name
        """;

    public static async Task<CampaignSpeed> Run(NpgsqlDataSource source, string campaign, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        await using var batch = source.CreateBatch();
        var command = batch.Append(Clocks);
        command.Add(campaign);
        command.Add(Midnight(from));
        command.Add(Midnight(to.AddDays(1)));
        var clocks = new Dictionary<(bool InHours, int Name), SpeedClock>();
        await using var row = await batch.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            clocks[(row.GetBoolean(0), row.GetInt32(1))] = new SpeedClock(
                row.GetInt64(2), row.IsDBNull(3) ? null : row.GetDouble(3), row.IsDBNull(4) ? null : row.GetDouble(4));
        }

        return new CampaignSpeed { Campaign = campaign, From = from, To = to, All = Set(false), InHours = Set(true) };

        SpeedClockSet Set(bool inHours) => new(
            Of(inHours, 0).Leads, Of(inHours, 1), Of(inHours, 2), Of(inHours, 3), Of(inHours, 4), Of(inHours, 5));

        SpeedClock Of(bool inHours, int name) => clocks.GetValueOrDefault((inHours, name)) ?? new SpeedClock(0, null, null);
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
