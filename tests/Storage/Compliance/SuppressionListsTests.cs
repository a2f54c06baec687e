using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Testing;
using Npgsql;

namespace LeadGrid.Storage.Compliance;

public sealed class SuppressionListsTests(PostgresFixture postgres)
{
    private static readonly Actor Officer = new(ActorKind.Administrator, "u1", "Avery Admin");
    private static readonly DateTimeOffset Day = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Ada = [1, 2, 3];
    private static readonly byte[] Bob = [4, 5, 6];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_old_copy_counts_until_the_new_one_is_complete()
    {
        await using var stage = await Stage.Open(postgres);
        await stage.Import(ListKind.National, "FTC", Day, Ada);
        var next = await stage.Staged(ListKind.National, "FTC 2", Day.AddDays(1), Bob);
        Assert.Equal(new DoNotCallScrub(Day, true), (await stage.Look(Ada)).DoNotCall);
        Assert.Equal(new DoNotCallScrub(Day, false), (await stage.Look(Bob)).DoNotCall);

        Assert.Equal(ListState.Current, (await stage.Store.Complete(next, Day.AddDays(1), Cancellation))!.State);
        Assert.Equal(new DoNotCallScrub(Day.AddDays(1), false), (await stage.Look(Ada)).DoNotCall);
        Assert.True((await stage.Look(Bob)).DoNotCall!.Listed);
        Assert.Equal([ListState.Current, ListState.Replaced], (await stage.Store.All(10, Cancellation)).Select(list => list.State));
        Assert.Null(await stage.Store.Begin(Stage.Of(ListKind.National, "FTC 0", Day), Officer, Day, Cancellation));
    }

    [Fact]
    public async Task A_copy_of_area_codes_replaces_those_that_it_covers()
    {
        await using var stage = await Stage.Open(postgres);
        await stage.Import(Stage.Of(ListKind.National, "NJ", Day) with { AreaCodes = ["201", "973"] }, Ada);
        await stage.Import(Stage.Of(ListKind.National, "201", Day.AddDays(1)) with { AreaCodes = ["201"] });
        var facts = await stage.Look(Ada);
        Assert.Null(facts.DoNotCall);
        Assert.Equal(new DoNotCallScrub(Day.AddDays(1), false), facts.Scrub("+12015550123"));
        Assert.Equal(new DoNotCallScrub(Day, true), facts.Scrub("+19735550123"));
        await stage.Import(Stage.Of(ListKind.National, "NJ", Day.AddDays(2)) with { AreaCodes = ["973", "201"] });
        Assert.Single((await stage.Look(Ada)).Copies);
    }

    [Fact]
    public async Task An_import_that_was_ended_takes_no_more_lines()
    {
        await using var stage = await Stage.Open(postgres);
        var list = await stage.Staged(ListKind.Own, "Own", Day, Ada);
        Assert.True(await stage.Store.End(list, ListState.Staging, ListState.Abandoned, Officer, Day, Cancellation));
        Assert.False(await stage.Store.Add(list, [new(Bob)], 1, 1, Cancellation));
        Assert.Null(await stage.Store.Complete(list, Day, Cancellation));
        Assert.Empty((await stage.Look(Ada)).Suppressions);
    }

    [Fact]
    public async Task Many_are_looked_up_together_and_each_gets_their_own()
    {
        await using var stage = await Stage.Open(postgres);
        byte[][] hashes = [.. Enumerable.Range(0, 1_000).Select(BitConverter.GetBytes)];
        await stage.Import(ListKind.Own, "Even", Day, [.. hashes.Where((_, index) => index % 2 == 0)]);
        var found = await Task.WhenAll(hashes.Select(stage.Look));
        Assert.All(found.Index(), each => Assert.Equal(each.Index % 2 == 0 ? 1 : 0, each.Item.Suppressions.Count));
    }

    [Fact]
    public async Task Sellers_lists_of_one_name_do_not_replace_each_other_and_lifts_are_kept()
    {
        await using var stage = await Stage.Open(postgres);
        await stage.Import(Stage.Of(ListKind.Seller, "No", Day) with { Seller = "acme" }, Ada);
        await stage.Import(Stage.Of(ListKind.Seller, "No", Day) with { Seller = "oak" }, Ada);
        Assert.Equal(["acme", "oak"], (await stage.Look(Ada)).Suppressions.Select(entry => entry.Seller).Order(StringComparer.Ordinal));
        Assert.False(await stage.Store.Lift(Ada, Officer, "why", Day, Cancellation));
        await stage.Import(ListKind.Litigators, "Vendor", Day, Ada);
        Assert.True(await stage.Store.Lift(Ada, Officer, "why", Day.AddDays(1), Cancellation));
        Assert.Equal(Day.AddDays(1), (await stage.Look(Ada)).Suppressions.Single(entry => entry.List == SuppressionList.Litigator).LiftedAt);
    }

    private sealed class Stage(TestDatabase database, NpgsqlDataSource source) : IAsyncDisposable
    {
        private readonly SuppressionLists _lists = new(new LeadDataSource(source));

        public SuppressionStore Store { get; } = new(new LeadDataSource(source));

        public static async Task<Stage> Open(PostgresFixture postgres)
        {
            var database = await postgres.CreateDatabaseAsync();
            var stage = new Stage(database, NpgsqlDataSource.Create(database.Leads));
            stage._lists.Start();
            return stage;
        }

        public static ListImport Of(ListKind kind, string name, DateTimeOffset asOf) => new(kind, name, asOf, null, [], "");

        public Task<ListedFacts> Look(byte[] hash) => _lists.Look(hash, Cancellation);

        public Task Import(ListKind kind, string name, DateTimeOffset asOf, params byte[][] hashes) => Import(Of(kind, name, asOf), hashes);

        public async Task Import(ListImport import, params byte[][] hashes) =>
            Assert.NotNull(await Store.Complete(await Staged(import, hashes), import.AsOf, Cancellation));

        public Task<long> Staged(ListKind kind, string name, DateTimeOffset asOf, params byte[][] hashes) => Staged(Of(kind, name, asOf), hashes);

        public async ValueTask DisposeAsync()
        {
            await _lists.DisposeAsync();
            await source.DisposeAsync();
            await database.DisposeAsync();
        }

        private async Task<long> Staged(ListImport import, byte[][] hashes)
        {
            var list = await Store.Begin(import, Officer, import.AsOf, Cancellation);
            Assert.True(await Store.Add(list!.Value, [.. hashes.Select(hash => new ListEntry(hash))], hashes.Length, hashes.Length, Cancellation));
            return list.Value;
        }
    }
}
