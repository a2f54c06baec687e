using LeadGrid.Campaigns;
using LeadGrid.Leads;
using LeadGrid.Log;
using LeadGrid.Testing;

namespace LeadGrid.Storage.Log;

public sealed class CampaignTallyTests(PostgresFixture postgres)
{
    public const string Differences = """
        SELECT count(*) FROM (
            SELECT campaign, (at AT TIME ZONE 'UTC')::date AS day, kind, count(*) AS events FROM lead_event GROUP BY 1, 2, 3) AS recount
        FULL JOIN (SELECT campaign, day, kind, sum(events) AS events FROM campaign_counter GROUP BY 1, 2, 3) AS counted
            USING (campaign, day, kind)
        WHERE recount.events IS DISTINCT FROM counted.events
        """;

    [Fact]
    public async Task Counters_equal_a_recount_of_what_came_before_the_silo_started_and_after()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using (var before = Npgsql.NpgsqlDataSource.Create(database.Leads))
        {
            await Write(before, 50);
        }

        await using var silo = await LogSilo.Start(database);
        await silo.Until("SELECT coalesce(sum(events), 0)::bigint FROM campaign_counter", 150L);
        await Write(silo.Source, 50);
        await silo.Until("SELECT coalesce(sum(events), 0)::bigint FROM campaign_counter", 300L);

        Assert.Equal(0L, await silo.Ask<long>(Differences));
        Assert.Equal(8L, await silo.Ask<long>("SELECT count(*) FROM log_consumer WHERE consumer = 'campaign-tally'"));
    }

    private static async Task Write(Npgsql.NpgsqlDataSource source, int transactions)
    {
        for (var i = 0; i < transactions; i++)
        {
            var lead = Guid.CreateVersion7();
            await source.Append(
                i % 2 == 0 ? "solar" : "roof",
                (lead, LeadEventKind.Received), (lead, LeadEventKind.Assigned), (Guid.CreateVersion7(), "of a newer version"));
        }
    }
}
