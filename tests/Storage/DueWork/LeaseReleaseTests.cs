using LeadGrid.Storage.Leads;
using LeadGrid.Testing;
using Npgsql;

namespace LeadGrid.Storage.DueWork;

/// <summary>What becomes of a dead silo's leases, and of what it does with them when it was not dead after all.</summary>
public sealed class LeaseReleaseTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Dead = "S127.0.0.1:11111:1";
    private const string Restarted = "S127.0.0.1:11111:2";
    private const string Survivor = "S127.0.0.1:11112:1";
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(1);
    private TestDatabase _database = null!;
    private NpgsqlDataSource _source = null!;
    private DueWorkQueue _queue = null!;
    private LeaseRelease _release = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        _source = NpgsqlDataSource.Create(_database.Leads);
        (_queue, _release) = (new DueWorkQueue(new LeadDataSource(_source)), new LeaseRelease(new LeadDataSource(_source)));
        await Do(CountingHandler.Table);
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task What_a_dead_silo_holds_is_anybodys_at_once_and_what_the_living_hold_is_theirs()
    {
        await Plan("solar", 6);
        await Plan("roof", 6);
        var lost = await Claim(Dead, 8);
        var kept = await Claim(Survivor, 2);
        var ahead = await Claim(Restarted, 2);
        Assert.Empty(await Claim(Survivor, 100));

        Assert.Equal(8, await Free(Dead));
        var taken = await Claim(Survivor, 100);
        Assert.Equal(lost.Select(w => w.LeadId).Order(), taken.Select(w => w.LeadId).Order());
        Assert.All(taken, work => Assert.Equal(2, work.Attempts));
        Assert.Equal(12, (await Complete([.. taken, .. kept, .. ahead])).Count);
    }

    [Fact]
    public async Task A_zombie_changes_nothing_about_what_was_freed()
    {
        await Plan("solar", 4);
        var zombies = await Claim(Dead, 4);
        Assert.Equal(4, await Free(Dead));
        await Act(zombies);
        Assert.Equal(4L, await Ask<long>("SELECT count(*) FROM due_work WHERE leased_until IS NULL AND attempts = 1 AND fault IS NULL"));

        var taken = await Claim(Survivor, 4);
        await Act(zombies);
        Assert.Equal(4L, await Ask<long>("SELECT count(*) FROM due_work WHERE leased_until > now() AND attempts = 2 AND fault IS NULL"));
        Assert.Equal(4, (await Complete(taken)).Count);
        await Act(zombies);
        Assert.Equal((0L, 4L), (await Ask<long>("SELECT count(*) FROM due_work"), await Ask<long>("SELECT count(*) FROM effect")));

        async Task Act(IReadOnlyList<LeasedWork> work)
        {
            Assert.Empty(await Complete(work));
            await _queue.Retry(work[0], new RetryPause(TimeSpan.FromDays(1), Counts: false), "Zombie", default);
            await _queue.Bury(work[1], "Zombie", default);
            await _queue.Return(work, default);
        }
    }

    [Fact]
    public async Task A_zombie_gets_nothing_more_and_the_same_silo_started_again_does()
    {
        await Plan("solar", 2);
        Assert.Equal(0, await Free(Dead));
        Assert.Empty(await Claim(Dead, 1));
        Assert.Single(await Claim(Restarted, 1));
        Assert.Single(await Claim(Survivor, 1));
        // A second survivor frees the same, a little later.
        Assert.Equal(0, await Free(Dead));
    }

    [Fact]
    public async Task Only_leases_end_and_no_pauses_and_no_plans()
    {
        await Plan("solar", 5);
        var work = await Claim(Dead, 5);
        await _queue.Retry(work[0], new RetryPause(TimeSpan.FromSeconds(30), Counts: true), "Fault", default);
        await _queue.Bury(work[1], "Fault", default);
        await _queue.Return([work[2]], default);
        await PlanAsCommitsDo(work[3], TimeProvider.System.GetUtcNow().AddSeconds(30));
        Assert.Equal(1, await Free(Dead));
        Guid[] ready = [work[2].LeadId, work[4].LeadId];
        Assert.Equal(ready.Order(), (await Claim(Survivor, 10)).Select(w => w.LeadId).Order());
    }

    [Fact]
    public async Task Survivors_that_free_in_the_same_moment_free_everything_once()
    {
        await Plan("solar", 1_000);
        await Plan("roof", 1_000);
        Assert.Equal(2_000, (await Claim(Dead, 2_000)).Count);
        var freed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Free(Dead)));
        Assert.Equal(2_000, freed.Sum());
        Assert.Equal(2_000, (await Claim(Survivor, 2_000)).Select(w => w.LeadId).Distinct().Count());
    }

    [Fact]
    public async Task What_may_have_killed_several_silos_waits_for_its_lease_to_end()
    {
        await Plan("solar", 1);
        for (var silo = 0; silo < LeaseRelease.MostAttempts; silo++)
        {
            Assert.Single(await Claim($"silo {silo}", 1));
            Assert.Equal(1, await Free($"silo {silo}"));
        }

        Assert.Single(await Claim("the next", 1));
        Assert.Equal(0, await Free("the next"));
        Assert.Empty(await Claim(Survivor, 1));
    }

    [Fact]
    public async Task Work_that_reached_nobody_comes_back_uncounted()
    {
        await Plan("solar", 1);
        var work = Assert.Single(await Claim(Survivor, 1));
        await _queue.Retry(work, new RetryPause(TimeSpan.Zero, Counts: false), "SiloUnavailableException", default);
        Assert.Equal(1, Assert.Single(await Claim(Survivor, 1)).Attempts);
    }

    private Task<int> Free(string owner) => _release.Free([owner], s_lease, default);

    private Task<IReadOnlyList<LeasedWork>> Claim(string owner, int limit) =>
        _queue.Claim(limit, owner, s_lease, [CountingHandler.Counted], new Dictionary<string, int>(), default);

    private async Task<IReadOnlySet<LeasedWork>> Complete(IReadOnlyList<LeasedWork> work)
    {
        var handler = new CountingHandler(CountingHandler.Counted);
        var done = new List<(LeasedWork, DueWorkEffect?)>();
        foreach (var piece in work)
        {
            done.Add((piece, await handler.Handle(piece, default)));
        }

        return await _queue.Complete(done, default);
    }

    private Task Plan(string campaign, int pieces) => Do($"""
        INSERT INTO due_work (campaign, lead_id, kind, due_at, version)
        SELECT '{campaign}', gen_random_uuid(), 99, now(), 1 FROM generate_series(1, {pieces})
        """);

    private async Task PlanAsCommitsDo(LeasedWork work, DateTimeOffset at)
    {
        await using var batch = _source.CreateBatch();
        LaterRows.Append(batch, [new DueRow(work.Campaign, work.LeadId, new LeadGrid.Leads.DueWork(work.Kind, at, 2))]);
        await batch.ExecuteNonQueryAsync();
    }

    private async Task Do(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<T> Ask<T>(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
