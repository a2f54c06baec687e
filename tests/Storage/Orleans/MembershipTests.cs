using System.Net;
using LeadGrid.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;

namespace LeadGrid.Storage.Tests.Orleans;

/// <summary>The membership protocol's promises, which clustering stands on, kept by our query texts.</summary>
public sealed class MembershipTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private IHost _silo = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        // Not started: a silo that runs would judge the made-up members below, and change them.
        _silo = SiloOnPostgres.Build(_database);
        await Table.InitializeMembershipTableAsync(tryInitTableVersion: true, default);
    }

    public async ValueTask DisposeAsync()
    {
        _silo.Dispose();
        await _database.DisposeAsync();
    }

    private IMembershipTable Table => _silo.Services.GetRequiredService<IMembershipTable>();

    [Fact]
    public async Task A_cluster_begins_empty_and_beginning_it_again_changes_nothing()
    {
        Assert.True(await Table.InsertRowAsync(Member(1), (await Table.ReadAllAsync(default)).Version.Next()));
        await Table.InitializeMembershipTableAsync(tryInitTableVersion: true, default);
        var all = await Table.ReadAllAsync(default);
        Assert.Equal(1, all.Version.Version);
        Assert.Equal(SiloStatus.Joining, Assert.Single(all.Members).Item1.Status);
    }

    [Fact]
    public async Task Only_one_of_two_changes_from_the_same_version_happens()
    {
        var next = (await Table.ReadAllAsync(default)).Version.Next();
        var both = await Task.WhenAll(Table.InsertRowAsync(Member(1), next), Table.InsertRowAsync(Member(2), next));
        Assert.Single(both, inserted => inserted);
        var after = await Table.ReadAllAsync(default);
        Assert.Equal(next.Version, after.Version.Version);
        Assert.Single(after.Members);
    }

    [Fact]
    public async Task A_member_that_is_there_already_is_not_inserted_and_moves_no_version()
    {
        Assert.True(await Table.InsertRowAsync(Member(1), (await Table.ReadAllAsync(default)).Version.Next()));
        var before = (await Table.ReadAllAsync(default)).Version;
        Assert.False(await Table.InsertRowAsync(Member(1), before.Next()));
        Assert.Equal(before.Version, (await Table.ReadAllAsync(default)).Version.Version);
    }

    [Fact]
    public async Task An_update_needs_the_present_version_and_a_member()
    {
        var member = Member(1);
        Assert.True(await Table.InsertRowAsync(member, (await Table.ReadAllAsync(default)).Version.Next()));
        var before = await Table.ReadAllAsync(default);
        var (seen, etag) = (before.Version, Assert.Single(before.Members).Item2);

        member.Status = SiloStatus.Dead;
        member.AddSuspector(Address(2), member.StartTime);
        Assert.True(await Table.UpdateRowAsync(member, etag, seen.Next()));
        Assert.False(await Table.UpdateRowAsync(member, etag, seen.Next()));
        var now = (await Table.ReadAllAsync(default)).Version;
        Assert.False(await Table.UpdateRowAsync(Member(3), etag, now.Next()));

        var read = await Table.ReadRowAsync(member.SiloAddress);
        Assert.Equal(now.Version, read.Version.Version);
        var entry = Assert.Single(read.Members).Item1;
        Assert.Equal(SiloStatus.Dead, entry.Status);
        Assert.Equal(Address(2), Assert.Single(entry.SuspectTimes!).Item1);
    }

    [Fact]
    public async Task A_sign_of_life_is_kept_and_long_dead_members_are_cleaned_away()
    {
        var member = Member(1);
        member.Status = SiloStatus.Dead;
        Assert.True(await Table.InsertRowAsync(member, (await Table.ReadAllAsync(default)).Version.Next()));
        member.IAmAliveTime = member.StartTime.AddMinutes(1);
        await Table.UpdateIAmAliveAsync(member);
        Assert.Equal(member.IAmAliveTime, Assert.Single((await Table.ReadRowAsync(member.SiloAddress)).Members).Item1.IAmAliveTime);

        await Table.CleanupDefunctSiloEntriesAsync(member.IAmAliveTime);
        Assert.Single((await Table.ReadAllAsync(default)).Members);
        await Table.CleanupDefunctSiloEntriesAsync(member.IAmAliveTime.AddSeconds(1));
        Assert.Empty((await Table.ReadAllAsync(default)).Members);
    }

    private static SiloAddress Address(int number) => SiloAddress.New(IPAddress.Loopback, 20_000 + number, number);

    private static MembershipEntry Member(int number) => new()
    {
        SiloAddress = Address(number),
        SiloName = $"silo-{number}",
        HostName = "host",
        Status = SiloStatus.Joining,
        StartTime = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        IAmAliveTime = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
    };
}
