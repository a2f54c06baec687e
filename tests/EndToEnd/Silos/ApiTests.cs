using LeadGrid.Hosting;
using LeadGrid.Intake;

namespace LeadGrid.Silos;

/// <summary>Apis that leave, and Apis that come too early.</summary>
public sealed class ApiTests(SharedCluster shared)
{
    private static readonly TimeSpan s_stopWithin = TimeSpan.FromSeconds(45);

    [Fact]
    public async Task An_Api_that_is_told_to_stop_finishes_what_is_under_way_and_its_browsers_go_elsewhere()
    {
        var cluster = await shared.Get();
        var (stays, leaves) = (cluster.Apis[0], cluster.Apis[1]);
        await using var grid = await GridReader.Open(cluster.Credentials.Admin, leaves.Url, stays.Url);
        using var seller = new Seller(cluster.Credentials with { Url = stays.Url.ToString() });
        using var batch = new UnendedBatch();
        Person[] people = [.. Enumerable.Range(0, 600).Select(_ => Person.InAlaska())];
        var lines = seller.Lines(people);
        await batch.Begin(cluster.Credentials with { Url = leaves.Url.ToString() }, lines, TestContext.Current.CancellationToken, length: lines.Length + 1);
        Assert.NotNull(await batch.Next(TestContext.Current.CancellationToken));

        leaves.Terminate();
        // The batch is still open, and what the sender sends last is answered too.
        await batch.Send("\n", TestContext.Current.CancellationToken);
        var answers = 1;
        while (await batch.Next(TestContext.Current.CancellationToken) is { } answer)
        {
            Assert.Contains("accepted", answer, StringComparison.Ordinal);
            answers++;
        }

        Assert.Equal(people.Length, answers);
        Assert.Equal(0, await leaves.EndAsync(s_stopWithin));
        var after = await seller.Post(Person.InAlaska());
        await grid.Row(after.LeadId!.Value);
        await leaves.RestartAsync();
    }

    [Fact]
    public async Task An_Api_that_finds_no_silo_says_so_in_one_sentence()
    {
        await using var cluster = await LocalCluster.StartAsync(new LocalClusterOptions
        {
            Silos = 0,
            Apis = 0,
            Configure = plan => plan.Environment["LeadGrid__ConnectWithin"] = "00:00:02",
        });
        await File.WriteAllTextAsync(Path.Combine(cluster.Folder, "gateways"), "127.0.0.1:9\n", TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(cluster.AddApiAsync);

        Assert.Contains("LeadGrid cannot start: no silo answered at ", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, cluster.Apis[0].ExitCode);
        Assert.DoesNotContain("Unhandled exception", refused.Message, StringComparison.Ordinal);
    }
}
