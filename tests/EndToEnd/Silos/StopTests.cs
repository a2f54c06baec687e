using System.Diagnostics;

namespace LeadGrid.Silos;

/// <summary>Silos that leave, in order and out of it, while sellers post without a pause.</summary>
public sealed class StopTests(SharedCluster shared)
{
    /// <summary>Kubernetes waits longer.</summary>
    private static readonly TimeSpan s_stopWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_backWithin = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_silo_that_is_told_to_stop_hands_its_work_over_and_no_post_fails()
    {
        var cluster = await shared.Get();
        await using var posts = PostStream.Begin(cluster.Credentials, cluster.Apis.Select(api => api.Url));
        await posts.More(100);
        var silo = await cluster.WhereAsync("router");

        Assert.Equal(0, await silo.StopAsync(s_stopWithin));
        await posts.More(100);
        await silo.RestartAsync();
        await posts.More(100);
        await posts.End();

        Assert.Empty(posts.Failures);
        Assert.NotEqual(silo, await cluster.WhereAsync("router"));
    }

    [Fact]
    public async Task A_killed_silo_is_missed_for_seconds_and_a_post_with_a_key_does_not_notice()
    {
        var cluster = await shared.Get();
        await using var posts = PostStream.Begin(cluster.Credentials, cluster.Apis.Select(api => api.Url), keyed: true);
        await posts.More(100);
        var silo = await cluster.WhereAsync("router");

        silo.Kill();
        var killed = Stopwatch.GetTimestamp();
        await posts.Answered(killed);
        await silo.RestartAsync();
        await posts.More(100);
        await posts.End();

        Assert.Empty(posts.Failures);
        Assert.InRange(Stopwatch.GetElapsedTime(killed, posts.All.Where(p => p.Started > killed).Min(p => p.Ended)), TimeSpan.Zero, s_backWithin);
    }
}
