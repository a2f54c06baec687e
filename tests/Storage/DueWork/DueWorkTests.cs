using LeadGrid.Leads;
using LeadGrid.Storage.Leads;
using LeadGrid.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace LeadGrid.Storage.DueWork;

public sealed class DueWorkTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly Dictionary<string, int> NoRates = [];
    private TestDatabase _database = null!;
    private NpgsqlDataSource _source = null!;
    private DueWorkQueue _queue = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        _source = NpgsqlDataSource.Create(_database.Leads);
        _queue = new DueWorkQueue(new LeadDataSource(_source));
        await Do(CountingHandler.Table);
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Two_pumps_and_an_abandoned_lease_make_every_piece_take_effect_once()
    {
        await Plan("solar", 500);
        await Plan("roof", 300);
        // A silo that was killed: it holds a hundred pieces whose lease runs out.
        Assert.Equal(100, (await Claim(100, TimeSpan.FromMilliseconds(200))).Count);
        await using var one = await Pump();
        await using var other = await Pump();
        await Until("SELECT count(*) FROM due_work", 0L);
        Assert.Equal(800L, await Ask<long>("SELECT count(*) FROM effect"));
        Assert.Equal(800L, await Ask<long>("SELECT count(DISTINCT lead_id) FROM effect"));
    }

    [Fact]
    public async Task A_zombie_whose_lease_was_taken_over_completes_nothing()
    {
        await Plan("solar", 1);
        var zombie = Assert.Single(await Claim(1, TimeSpan.Zero));
        var owner = Assert.Single(await Claim(1, TimeSpan.FromMinutes(1)));
        Assert.Equal((2, zombie.LeadId), (owner.Attempts, owner.LeadId));
        Assert.Empty(await Complete(zombie));
        await _queue.Retry(zombie, new RetryPause(TimeSpan.FromDays(1), Counts: true), "Zombie", default);
        await _queue.Bury(zombie, "Zombie", default);
        await _queue.Return([zombie], default);
        Assert.Single(await Complete(owner));
        Assert.Equal(1L, await Ask<long>("SELECT count(*) FROM effect"));
        Assert.Equal(0L, await Ask<long>("SELECT count(*) FROM due_work"));
    }

    [Fact]
    public async Task Work_that_was_planned_anew_meanwhile_survives_and_the_old_plan_has_no_effect()
    {
        await Plan("solar", 1, version: 1);
        var old = Assert.Single(await Claim(1, TimeSpan.FromMinutes(1)));
        await PlanAsCommitsDo(old.Campaign, old.LeadId, version: 1);
        Assert.Empty(await Complete(old));
        var fresh = Assert.Single(await Claim(1, TimeSpan.FromMinutes(1)));
        Assert.Equal(1, fresh.Attempts);
        await PlanAsCommitsDo(old.Campaign, old.LeadId, version: 2);
        Assert.Empty(await Complete(fresh));
        var newest = Assert.Single(await Claim(1, TimeSpan.FromMinutes(1)));
        Assert.Equal(2, newest.Version);
        Assert.Single(await Complete(newest));
        Assert.Equal(2L, await Ask<long>("SELECT min(version) FROM effect"));
    }

    [Fact]
    public async Task Work_that_was_claimed_again_while_it_was_under_way_may_end_together_with_the_first_claim()
    {
        await Plan("solar", 1);
        var first = Assert.Single(await Claim(1, TimeSpan.FromMinutes(1)));
        await PlanAsCommitsDo(first.Campaign, first.LeadId, version: 1);
        var second = Assert.Single(await Claim(1, TimeSpan.FromMinutes(1)));
        var handler = new CountingHandler(CountingHandler.Counted);
        var held = await _queue.Complete([(first, await handler.Handle(first, default)), (second, await handler.Handle(second, default))], default);
        Assert.Equal(second, Assert.Single(held));
        Assert.Equal((0L, 1L), (await Ask<long>("SELECT count(*) FROM due_work"), await Ask<long>("SELECT count(*) FROM effect")));
    }

    [Fact]
    public async Task One_row_of_a_campaign_does_not_wait_behind_thousands_of_another()
    {
        await Plan("big", 20_000, ago: TimeSpan.FromHours(1));
        await Plan("small", 1);
        await Plan("tiny", 1);
        var claim = await Claim(300, TimeSpan.FromMinutes(1));
        Assert.Equal(["big", "small", "tiny"], claim.Select(w => w.Campaign).Distinct().Order());
        Assert.Equal(102, claim.Count);
        Assert.Equal(300, (await Claim(300, TimeSpan.FromMinutes(1))).Count);
        Assert.Equal(7, (await _queue.Claim(300, "me", TimeSpan.FromMinutes(1), [CountingHandler.Counted], new Dictionary<string, int> { ["big"] = 7 }, default)).Count);
    }

    [Fact]
    public async Task What_fails_too_often_is_given_up_stays_visible_and_can_be_revived()
    {
        await Plan("solar", 3);
        var poison = await Ask<Guid>("SELECT lead_id FROM due_work LIMIT 1");
        await using (await Pump(
            options => (options.MaximumAttempts, options.FirstPause) = (3, TimeSpan.FromMilliseconds(1)),
            work => work.LeadId == poison ? throw new InvalidOperationException("Impossible.") : Task.CompletedTask))
        {
            await Until("SELECT count(*) FROM due_work WHERE leased_until = 'infinity'", 1L);
        }

        Assert.Equal(poison, await Ask<Guid>("SELECT lead_id FROM due_work"));
        Assert.Equal((3, nameof(InvalidOperationException)), (await Ask<int>("SELECT attempts FROM due_work"), await Ask<string>("SELECT fault FROM due_work")));
        Assert.Empty(await Claim(10, TimeSpan.FromMinutes(1)));
        Assert.Equal(1L, await Ask<long>("SELECT revive_due_work(99::smallint)"));
        await using var mended = await Pump();
        await Until("SELECT count(*) FROM effect", 3L);
    }

    [Fact]
    public async Task An_effect_that_the_database_refuses_does_not_hold_up_its_neighbours()
    {
        await Do("ALTER TABLE effect ADD CHECK (version <> 13)");
        await Plan("solar", 50);
        await Plan("solar", 1, version: 13);
        await using var pump = await Pump(options => (options.MaximumAttempts, options.FirstPause) = (2, TimeSpan.FromMilliseconds(1)));
        await Until("SELECT count(*) FROM effect", 50L);
        await Until("SELECT count(*) FROM due_work WHERE leased_until = 'infinity' AND fault LIKE 'PostgresException%'", 1L);
    }

    [Fact]
    public async Task A_piece_that_takes_too_long_is_let_go_and_tried_again()
    {
        await Plan("solar", 1);
        var first = true;
        await using var pump = await Pump(
            options => (options.Timeout, options.FirstPause) = (TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(1)),
            work =>
            {
                var hang = first;
                first = false;
                return hang ? new TaskCompletionSource().Task : Task.CompletedTask;
            });
        await Until("SELECT count(*) FROM effect", 1L);
        Assert.Equal(0L, await Ask<long>("SELECT count(*) FROM due_work"));
    }

    [Fact]
    public async Task A_stop_finishes_what_is_under_way_and_gives_the_rest_back_unharmed()
    {
        await Plan("solar", 20);
        var begun = 0;
        var stopping = new TaskCompletionSource();
        var pump = await Pump(options => options.Drain = TimeSpan.FromMilliseconds(300), async work =>
        {
            if (Interlocked.Increment(ref begun) <= 5)
            {
                await stopping.Task;
            }
            else
            {
                await new TaskCompletionSource().Task;
            }
        });
        await Until("SELECT count(*) FROM due_work WHERE lease IS NOT NULL", 20L);
        await UntilTrue(() => Volatile.Read(ref begun) == 20);
        stopping.SetResult();
        await pump.DisposeAsync();
        Assert.Equal(5L, await Ask<long>("SELECT count(*) FROM effect"));
        Assert.Equal(15L, await Ask<long>("SELECT count(*) FROM due_work WHERE leased_until IS NULL AND attempts = 0"));
    }

    [Fact]
    public async Task A_kind_that_this_version_does_not_know_is_left_to_others()
    {
        await Plan("solar", 1);
        Assert.Empty(await _queue.Claim(10, "me", TimeSpan.FromMinutes(1), [DueWorkKind.RouteWaiting], NoRates, default));
        Assert.Single(await Claim(10, TimeSpan.FromMinutes(1)));
    }

    private Task<IReadOnlyList<LeasedWork>> Claim(int limit, TimeSpan lease) =>
        _queue.Claim(limit, "me", lease, [CountingHandler.Counted], NoRates, default);

    private async Task<IReadOnlySet<LeasedWork>> Complete(LeasedWork work) =>
        await _queue.Complete([(work, await new CountingHandler(CountingHandler.Counted).Handle(work, default))], default);

    private async Task<RunningPump> Pump(Action<DueWorkOptions>? configure = null, Func<LeasedWork, Task>? before = null)
    {
        var options = new DueWorkOptions { IdlePoll = TimeSpan.FromMilliseconds(20) };
        configure?.Invoke(options);
        var pump = new DueWorkPump(
            _queue, [new CountingHandler(CountingHandler.Counted, before)], new LeaseOwner("me"), Options.Create(options), TimeProvider.System, NullLogger<DueWorkPump>.Instance);
        await pump.StartAsync(default);
        return new RunningPump(pump);
    }

    private sealed class RunningPump(DueWorkPump pump) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await pump.StopAsync(default);
            pump.Dispose();
        }
    }

    private Task Plan(string campaign, int pieces, long version = 1, TimeSpan ago = default) => Do($"""
        INSERT INTO due_work (campaign, lead_id, kind, due_at, version)
        SELECT '{campaign}', gen_random_uuid(), 99, now() - interval '{ago.TotalSeconds} seconds', {version} FROM generate_series(1, {pieces})
        """);

    /// <summary>As the commit path plans it.</summary>
    private async Task PlanAsCommitsDo(string campaign, Guid lead, long version)
    {
        await using var batch = _source.CreateBatch();
        LaterRows.Append(batch, [new DueRow(campaign, lead, new LeadGrid.Leads.DueWork(CountingHandler.Counted, DateTimeOffset.UnixEpoch, version))]);
        await batch.ExecuteNonQueryAsync();
    }

    private Task Until<T>(string sql, T expected) => UntilTrue(async () => Equals(await Ask<T>(sql), expected));

    private static Task UntilTrue(Func<bool> fact) => UntilTrue(() => Task.FromResult(fact()));

    private static async Task UntilTrue(Func<Task<bool>> fact)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await fact())
        {
            await beat.WaitForNextTickAsync(patience.Token);
        }
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
