using LeadGrid.Intake;

namespace LeadGrid.Silos;

public sealed class ClusterTests(SharedCluster shared)
{
    [Fact]
    public async Task A_lead_posted_to_one_Api_appears_in_a_grid_that_another_serves()
    {
        var cluster = await shared.Get();
        await using var grid = await GridReader.Open(cluster.Credentials.Admin, cluster.Apis[1].Url);
        using var seller = new Seller(cluster.Credentials with { Url = cluster.Apis[0].Url.ToString() });

        var answer = await seller.Post(Person.InAlaska());

        await grid.Row(answer.LeadId!.Value);
    }
}
