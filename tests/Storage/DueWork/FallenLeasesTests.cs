using System.Net;
using LeadGrid.Storage.Tests.Orleans;
using LeadGrid.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Runtime;

namespace LeadGrid.Storage.DueWork;

/// <summary>From Orleans' own word of a death to the leases: a silo that lives, and members of its table that do not.</summary>
public sealed class FallenLeasesTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private NpgsqlDataSource _source = null!;
    private IHost _silo = null!;
    private DueWorkQueue _queue = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        _source = NpgsqlDataSource.Create(_database.Leads);
        _queue = new DueWorkQueue(new LeadDataSource(_source));
        _silo = await SiloOnPostgres.StartAsync(_database);
        await Ask("""
            INSERT INTO due_work (campaign, lead_id, kind, due_at, version)
            SELECT 'solar', gen_random_uuid(), 99, now(), 1 FROM generate_series(1, 10)
            """);
    }

    public async ValueTask DisposeAsync()
    {
        await _silo.StopAsync();
        _silo.Dispose();
        await _source.DisposeAsync();
        await _database.DisposeAsync();
    }

    private IClusterMembershipService Membership => _silo.Services.GetRequiredService<IClusterMembershipService>();

    [Fact]
    public async Task Leases_end_when_the_membership_declares_their_silo_dead()
    {
        await using var freeing = await Freeing.Start(_silo, _source);
        var (dying, living) = (await Join(1), await Join(2));
        await Claim(dying, 6);
        await Claim(living, 4);
        Assert.True(await Membership.TryKill(dying));
        await Until("SELECT count(*) FROM due_work WHERE leased_until IS NULL", 6);
        Assert.Equal(4, await Ask("SELECT count(*) FROM due_work WHERE leased_until > now()"));
    }

    [Fact]
    public async Task A_silo_that_starts_frees_what_was_left_by_those_that_had_died_before()
    {
        var dead = await Join(1);
        await Claim(dead, 10);
        Assert.True(await Membership.TryKill(dead));
        await using var freeing = await Freeing.Start(_silo, _source);
        await Until("SELECT count(*) FROM due_work WHERE leased_until IS NULL", 10);
    }

    [Fact]
    public async Task A_database_that_fails_is_asked_again()
    {
        var words = new Words();
        await using var freeing = await Freeing.Start(_silo, _source, words);
        var dying = await Join(1);
        await Claim(dying, 10);
        await Ask("ALTER TABLE due_work_fallen RENAME TO elsewhere");
        Assert.True(await Membership.TryKill(dying));
        await words.Warned.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(10, await Ask("SELECT count(*) FROM due_work WHERE leased_until > now()"));
        await Ask("ALTER TABLE elsewhere RENAME TO due_work_fallen");
        await Until("SELECT count(*) FROM due_work WHERE leased_until IS NULL", 10);
    }

    /// <summary>A member without a process, so that its death harms nobody.</summary>
    private async Task<SiloAddress> Join(int number)
    {
        var table = _silo.Services.GetRequiredService<IMembershipTable>();
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var member = new MembershipEntry
        {
            SiloAddress = SiloAddress.New(IPAddress.Loopback, SiloOnPostgres.FreePort(), number),
            SiloName = $"silo-{number}",
            HostName = "host",
            Status = SiloStatus.Active,
            StartTime = now,
            IAmAliveTime = now,
        };
        Assert.True(await table.InsertRowAsync(member, (await table.ReadAllAsync(default)).Version.Next()));
        await Membership.Refresh((await table.ReadAllAsync(default)).Version.Version is var version ? new MembershipVersion(version) : default);
        return member.SiloAddress;
    }

    private async Task Claim(SiloAddress silo, int pieces)
    {
        var work = await _queue.Claim(
            pieces, LeaseOwner.Of(silo).Name, TimeSpan.FromMinutes(1), [CountingHandler.Counted], new Dictionary<string, int>(), default);
        Assert.Equal(pieces, work.Count);
    }

    private async Task Until(string sql, long expected)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await Ask(sql) != expected)
        {
            await beat.WaitForNextTickAsync(patience.Token);
        }
    }

    private async Task<long> Ask(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        return await command.ExecuteScalarAsync() as long? ?? 0;
    }

    private sealed class Words : ILogger<FallenLeases>
    {
        private readonly TaskCompletionSource _warned = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Warned => _warned.Task;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Warning)
            {
                _warned.TrySetResult();
            }
        }
    }

    private sealed class Freeing(FallenLeases freeing) : IAsyncDisposable
    {
        public static async Task<Freeing> Start(IHost silo, NpgsqlDataSource source, ILogger<FallenLeases>? log = null)
        {
            var freeing = new FallenLeases(
                silo.Services.GetRequiredService<IClusterMembershipService>(), silo.Services.GetRequiredService<ILocalSiloDetails>(),
                new LeaseRelease(new LeadDataSource(source)), Options.Create(new DueWorkOptions()), TimeProvider.System, log ?? NullLogger<FallenLeases>.Instance);
            await freeing.StartAsync(default);
            return new Freeing(freeing);
        }

        public async ValueTask DisposeAsync()
        {
            await freeing.StopAsync(default);
            freeing.Dispose();
        }
    }
}
