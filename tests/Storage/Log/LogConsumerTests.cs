using LeadGrid.Campaigns;
using LeadGrid.Leads;
using LeadGrid.Log;
using LeadGrid.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Tally = System.Collections.Generic.IReadOnlyDictionary<LeadGrid.Campaigns.TallyKey, long>;

namespace LeadGrid.Storage.Log;

/// <summary>A consumer on real tables, with deliveries that a stream would never get away with.</summary>
public sealed class LogConsumerTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const int Shard = 3;
    private TestDatabase _database = null!;
    private NpgsqlDataSource _source = null!;
    private LogPages _pages = null!;
    private LedgerCommits _commits = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        _source = NpgsqlDataSource.Create(_database.Leads);
        _pages = new LogPages(new LeadDataSource(_source));
        _commits = new LedgerCommits(new LeadDataSource(_source));
    }

    public async ValueTask DisposeAsync()
    {
        await _commits.DisposeAsync();
        await _source.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_slice_that_does_not_continue_makes_it_read_what_lies_between()
    {
        await using var consumer = Consumer();
        await consumer.CatchUp();
        await Write(5);
        var missed = await Rest(LogMark.Start);
        await Write(5);
        await consumer.OnNextAsync(await Rest(missed.End));
        await consumer.CatchUp();
        Assert.Equal(10L, await Counted());
    }

    [Fact]
    public async Task What_is_delivered_again_is_not_counted_again()
    {
        await using var consumer = Consumer();
        await consumer.CatchUp();
        await Write(5);
        var first = await Rest(LogMark.Start);
        await Write(5);
        var overlapping = await Rest(LogMark.Start);
        foreach (var slice in (LogSlice[])[first, first, overlapping, first, overlapping])
        {
            await consumer.OnNextAsync(slice);
        }

        Assert.Equal(10L, await Counted());
    }

    [Fact]
    public async Task Two_activations_that_are_told_the_same_count_it_once()
    {
        for (var round = 0; round < 20; round++)
        {
            await using var one = Consumer();
            await using var other = Consumer();
            await Task.WhenAll(one.CatchUp(), other.CatchUp());
            await Write(3);
            var slice = await Rest(LogMark.Start);
            await Task.WhenAll(one.OnNextAsync(slice), other.OnNextAsync(slice));
            await Write(3);
            slice = await Rest(slice.End);
            await Task.WhenAll(one.OnNextAsync(slice), other.OnNextAsync(slice));
            await Task.WhenAll(one.CatchUp(), other.CatchUp());
        }

        Assert.Equal(120L, await Counted());
    }

    [Fact]
    public async Task A_commit_whose_answer_is_lost_is_neither_lost_nor_repeated()
    {
        var ledger = new Forgetful(Ledger());
        await using var consumer = Consumer(ledger);
        await consumer.CatchUp();
        await Write(5);
        ledger.LoseNextAnswer = true;
        await consumer.OnNextAsync(await Rest(LogMark.Start));
        await consumer.CatchUp();
        ledger.FailNext = true;
        await Write(5);
        await consumer.CatchUp();
        Assert.Equal(10L, await Counted());
        Assert.Equal((false, false), (ledger.LoseNextAnswer, ledger.FailNext));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_is_dropped_repeated_reordered_and_rewound_the_counters_equal_a_recount(int seed)
    {
        var random = new Random(seed);
        var marks = new List<LogMark> { LogMark.Start };
        await using var one = Consumer();
        await using var other = Consumer();
        for (var step = 0; step < 60; step++)
        {
            switch (random.Next(4))
            {
                case 0:
                    await Write(random.Next(1, 6));
                    break;
                case 1:
                    marks.Add((await Rest(marks[random.Next(marks.Count)])).End);
                    break;
                case 2:
                    var (from, to) = (marks[random.Next(marks.Count)], marks[random.Next(marks.Count)]);
                    if (from.Position < to.Position)
                    {
                        var slice = await _pages.Read(Shard, from, to, int.MaxValue, CancellationToken.None);
                        await Task.WhenAll(one.OnNextAsync(slice), random.Next(2) == 0 ? other.OnNextAsync(slice) : Task.CompletedTask);
                    }

                    break;
                default:
                    var past = marks[random.Next(marks.Count)];
                    await (random.Next(2) == 0 ? one : other).Restart(stop => Ledger().Rewind(Shard, past, CampaignTally.Of, stop));
                    break;
            }
        }

        await Task.WhenAll(one.CatchUp(), other.CatchUp());
        Assert.Equal(0L, await Ask<long>(CampaignTallyTests.Differences));
    }

    [Fact]
    public async Task A_rebuild_comes_to_the_same()
    {
        await using var consumer = Consumer();
        await Write(20);
        await consumer.CatchUp();
        await Ask<int>("WITH spoilt AS (UPDATE campaign_counter SET events = events + 7 RETURNING 1) SELECT count(*)::int FROM spoilt");
        await consumer.Restart(stop => Ledger().Erase(Shard, stop));
        await consumer.CatchUp();
        Assert.Equal(0L, await Ask<long>(CampaignTallyTests.Differences));
    }

    [Fact]
    public async Task A_digest_is_rewound_and_replayed_to_the_same_value_from_every_position()
    {
        var ledger = new LogLedger<IReadOnlyDictionary<DateOnly, LogDigest>>(new LeadDataSource(_source), _commits, _pages, new LogDigestRows());
        await using var consumer = new OneAtATime<IReadOnlyDictionary<DateOnly, LogDigest>>(new(
            Shard, _pages, ledger, LogDigests.Of, TimeProvider.System, NullLogger.Instance));
        var marks = new List<LogMark> { LogMark.Start };
        for (var i = 0; i < 8; i++)
        {
            await Write(7);
            marks.Add((await Rest(LogMark.Start)).End);
        }

        await consumer.CatchUp();
        var all = await Rest(LogMark.Start);
        var live = Assert.Single(LogDigests.Of(all.Events)).Value;
        Assert.Equal(56, live.Events);
        foreach (var mark in marks)
        {
            await ledger.Rewind(Shard, mark, LogDigests.Of, CancellationToken.None);
            var before = LogDigests.Of([.. all.Events.Where(e => e.Position <= mark.Position)]).Values.SingleOrDefault(LogDigest.Empty);
            Assert.Equal(before.Events, await Ask<long>("SELECT coalesce(sum(events), 0)::bigint FROM log_digest"));
            Assert.Equal(before.Value, await Ask<decimal>("SELECT coalesce(sum(value), 0) FROM log_digest"));
            await consumer.Restart(_ => Task.CompletedTask);
            await consumer.CatchUp();
            Assert.Equal(live.Events, await Ask<long>("SELECT events FROM log_digest"));
            Assert.Equal(live.Value, await Ask<decimal>("SELECT value FROM log_digest"));
            Assert.Equal(live.Shift, await Ask<decimal>("SELECT shift FROM log_digest"));
        }
    }

    private LogLedger<Tally> Ledger() => new(new LeadDataSource(_source), _commits, _pages, new CampaignCounterRows());

    private OneAtATime<Tally> Consumer(ILogLedger<Tally>? ledger = null) =>
        new(new(Shard, _pages, ledger ?? Ledger(), CampaignTally.Of, TimeProvider.System, NullLogger.Instance));

    private async Task Write(int events)
    {
        await _source.Append(
            "solar", [.. Enumerable.Range(0, events).Select(i => (LogWriting.LeadOf(Shard), i % 2 == 0 ? LeadEventKind.Received : LeadEventKind.Won))]);
        await _source.UntilReadable();
    }

    private async Task<LogSlice> Rest(LogMark from) =>
        await _pages.Read(Shard, from, await _pages.Edge(CancellationToken.None), int.MaxValue, CancellationToken.None);

    private Task<long> Counted() => Ask<long>("SELECT coalesce(sum(events), 0)::bigint FROM campaign_counter");

    private async Task<T> Ask<T>(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>A consumer on a scheduler of its own, as in a grain.</summary>
    private sealed class OneAtATime<TEffects>(LogConsumer<TEffects> consumer) : IAsyncDisposable
    {
        private readonly TaskFactory _turn = new(new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler);

        public Task OnNextAsync(LogSlice slice) => _turn.StartNew(() => consumer.OnNextAsync(slice)).Unwrap();

        public Task<LogMark> CatchUp() => _turn.StartNew(consumer.CatchUp).Unwrap();

        public Task Restart(Func<CancellationToken, Task> reset) => _turn.StartNew(() => consumer.Restart(reset)).Unwrap();

        public async ValueTask DisposeAsync() => await _turn.StartNew(() => consumer.DisposeAsync().AsTask()).Unwrap();
    }

    /// <summary>Loses the answer of a commit that happened, or the commit.</summary>
    private sealed class Forgetful(ILogLedger<Tally> inner) : ILogLedger<Tally>
    {
        public bool LoseNextAnswer { get; set; }

        public bool FailNext { get; set; }

        public string Consumer => inner.Consumer;

        public Task<LogMark> Load(int shard, CancellationToken cancellation) => inner.Load(shard, cancellation);

        public async Task<bool> Commit(int shard, LogPosition from, LogMark to, Tally effects, CancellationToken cancellation)
        {
            if (FailNext)
            {
                FailNext = false;
                throw new NpgsqlException("The connection was lost before the commit.");
            }

            var committed = await inner.Commit(shard, from, to, effects, cancellation);
            if (LoseNextAnswer)
            {
                LoseNextAnswer = false;
                throw new NpgsqlException("The connection was lost after the commit.");
            }

            return committed;
        }

        public Task Erase(int shard, CancellationToken cancellation) => inner.Erase(shard, cancellation);

        public Task Rewind(int shard, LogMark to, Func<IReadOnlyList<LoggedEvent>, Tally> fold, CancellationToken cancellation) =>
            inner.Rewind(shard, to, fold, cancellation);
    }
}
