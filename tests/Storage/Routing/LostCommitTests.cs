using LeadGrid.Testing;
using Npgsql;

namespace LeadGrid.Storage.Routing;

/// <summary>The connection is lost around the commit: the batch is neither lost nor doubled, and its answer is true.</summary>
public sealed class LostCommitTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_commit_that_the_server_is_still_at_is_waited_for()
    {
        await using var proxied = await Proxied();
        var (store, proxy) = proxied;
        // The server gets the COMMIT only once the look-up waits for its lock.
        proxy.AfterCut = async () =>
        {
            await Eventually(async () => await store.Ask<bool>("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database())"));
            return true;
        };
        await Commits(store, proxy);
    }

    [Fact]
    public async Task A_commit_that_happened_is_known_by_its_lead()
    {
        await using var proxied = await Proxied();
        await Commits(proxied.Store, proxied.Proxy);
    }

    [Fact]
    public async Task A_commit_that_the_server_never_heard_of_is_a_fault_and_may_be_posted_again()
    {
        await using var proxied = await Proxied();
        var (store, proxy) = proxied;
        proxy.AfterCut = async () =>
        {
            await store.Ask<bool>("SELECT bool_and(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE state = 'idle in transaction' AND datname = current_database()");
            return false;
        };
        var settings = LeadStore.Settings("solar", LeadStore.Broker("a"));
        await store.Commit(settings, [await store.Lead("p0")]);
        proxy.CutNextCommit();
        var lead = await store.Lead("p1", "k1");
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => store.Commit(settings, [lead]));
        Assert.Equal(1L, await store.Ask<long>("SELECT count(*) FROM lead"));
        Assert.Equal(1, await store.Ask<int>("SELECT day_used FROM broker_used"));
        Assert.Single((await store.Commit(settings, [lead])).Accepted);
        Assert.Equal(2, await store.Ask<int>("SELECT day_used FROM broker_used"));
    }

    [Theory]
    [InlineData("57P01", true)]
    [InlineData("57P02", true)]
    [InlineData("23505", false)]
    [InlineData("40001", false)]
    public void Only_a_session_that_the_server_ended_leaves_it_open(string state, bool open) =>
        Assert.Equal(open, UnknownOutcome.Is(new PostgresException("", "FATAL", "FATAL", state)));

    [Fact]
    public void A_lost_connection_and_a_time_out_leave_it_open_and_a_fault_of_ours_does_not()
    {
        Assert.True(UnknownOutcome.Is(new NpgsqlException()));
        Assert.True(UnknownOutcome.Is(new OperationCanceledException()));
        Assert.False(UnknownOutcome.Is(new InvalidOperationException()));
    }

    private static async Task Commits(LeadStore store, TcpProxy proxy)
    {
        var settings = LeadStore.Settings("solar", LeadStore.Broker("a"));
        await store.Commit(settings, [await store.Lead("p0")]);
        proxy.CutNextCommit();
        var decision = await store.Commit(settings, [await store.Lead("p1", "k1"), await store.Lead("p2")]);
        Assert.Equal(2, decision.Accepted.Count);
        Assert.Equal(3L, await store.Ask<long>("SELECT count(*) FROM lead"));
        Assert.Equal(3, await store.Ask<int>("SELECT day_used FROM broker_used"));
        // The rotations it remembers are those on disk: the next batch goes on from them.
        Assert.Single((await store.Commit(settings, [await store.Lead("p3")])).Accepted);
        Assert.Equal(4, await store.Ask<int>("SELECT day_used FROM broker_used"));
    }

    private async Task<ProxiedStore> Proxied()
    {
        TcpProxy? proxy = null;
        var store = await LeadStore.Create(postgres, database =>
        {
            var connection = new NpgsqlConnectionStringBuilder(database.Leads);
            proxy = new TcpProxy(connection.Host!, connection.Port);
            (connection.Host, connection.Port) = ("127.0.0.1", proxy.Port);
            return connection.ConnectionString;
        });
        return new ProxiedStore(store, proxy!);
    }

    private static async Task Eventually(Func<Task<bool>> fact)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await fact())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
        }
    }

    private sealed record ProxiedStore(LeadStore Store, TcpProxy Proxy) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Store.DisposeAsync();
            await Proxy.DisposeAsync();
        }
    }
}
