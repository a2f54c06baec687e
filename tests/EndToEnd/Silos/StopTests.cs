using LeadGrid.Intake;

namespace LeadGrid.Silos;

public sealed class StopTests(SharedCluster shared)
{
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_silo_that_is_told_to_stop_fails_no_post()
    {
        var cluster = await shared.Get();
        var silo = cluster.Silos[1];
        await using var posts = PostStream.Begin(cluster.Credentials, cluster.Apis.Select(api => api.Url));
        await posts.More(200);

        Assert.Equal(0, await silo.StopAsync(s_bound));
        await posts.More(200);
        await silo.RestartAsync();
        await posts.More(200);
        await posts.End();

        Report(posts);
        Assert.DoesNotContain(posts.All, p => p.Status != 201);
    }

    [Fact]
    public async Task A_killed_silo_is_found_out()
    {
        var cluster = await shared.Get();
        var silo = cluster.Silos[1];
        await using var posts = PostStream.Begin(cluster.Credentials, cluster.Apis.Select(api => api.Url));
        await posts.More(200);

        silo.Kill();
        await posts.More(400);
        await silo.RestartAsync();
        await posts.More(200);
        await posts.End();

        Report(posts);
        Assert.DoesNotContain(posts.All, p => p.Status != 201);
    }

    private static void Report(PostStream posts)
    {
        foreach (var g in posts.All.GroupBy(p => p.Status))
        {
            Console.WriteLine($"{g.Key}: {g.Count()} max {g.Max(p => p.Took)} {g.First().Answer}");
        }
        var began = posts.All.Min(p => p.Started);
        foreach (var p in posts.All.Where(p => p.Status != 201 || p.Took > TimeSpan.FromSeconds(1)).OrderBy(p=>p.Started).Take(30))
        {
            Console.WriteLine($"{System.Diagnostics.Stopwatch.GetElapsedTime(began, p.Started)} {p.Took} {p.Status} {p.Answer[..Math.Min(p.Answer.Length,150)]}");
        }
        var gaps = posts.All.Where(p=>p.Status==201).Select(p=>p.Ended).Order().ToArray();
        Console.WriteLine("longest gap " + gaps.Zip(gaps.Skip(1)).Max(x => System.Diagnostics.Stopwatch.GetElapsedTime(x.First,x.Second)));
    }
}
