using System.Text.Json;
using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace LeadGrid.Storage.Compliance;

public sealed class RuleStoreTests(PostgresFixture postgres)
{
    private static readonly Actor Officer = new(ActorKind.Administrator, "u1", "Avery Admin");
    private static readonly DateTimeOffset At = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_changes_of_one_state_one_is_stored_with_the_state_that_it_makes()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(database.Leads);
        var store = new RuleStore(new LeadDataSource(source));
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(each => store.Append(Change(1, $"{each}"), Json($"{each}"), Cancellation)));
        Assert.Single(taken, stored => stored);
        Assert.True(await store.Append(Change(2, "second"), Json("second"), Cancellation));

        var changes = await store.After(0, Cancellation);
        Assert.Equal([1L, 2L], changes.Select(change => change.Number));
        Assert.Equal((Officer, At, "why", true), (changes[1].By, changes[1].At, changes[1].Reason, changes[1].Laxer));
        Assert.Equal("second", changes[1].Rows[0].After.GetProperty("id").GetString());
        Assert.Null(changes[1].Rows[0].Before);
        Assert.Equal([2L], (await store.After(1, Cancellation)).Select(change => change.Number));
        Assert.Equal([1L], (await store.Before(2, 10, Cancellation)).Select(change => change.Number));
        Assert.Contains("second", await store.Law("second", Cancellation), StringComparison.Ordinal);
        Assert.Null(await store.Law("none", Cancellation));
    }

    [Theory]
    [InlineData("UPDATE rule_change SET reason = 'another'")]
    [InlineData("DELETE FROM rule_change")]
    [InlineData("TRUNCATE rule_change")]
    [InlineData("DELETE FROM rule_version")]
    public async Task What_was_changed_cannot_be_rewritten(string sql)
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(database.Leads);
        var store = new RuleStore(new LeadDataSource(source));
        await store.Append(Change(1, "first"), Json("first"), Cancellation);
        await using var command = source.CreateCommand(sql);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancellation));
        Assert.Contains("only ever appended to", refused.MessageText, StringComparison.Ordinal);
        Assert.Single(await store.After(0, Cancellation));
    }

    [Fact]
    public async Task Another_silos_book_takes_a_change_up_when_it_looks_and_keeps_the_state_of_its_release()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(database.Leads);
        var store = new RuleStore(new LeadDataSource(source));
        using var book = new RuleBook(store, null!, TimeProvider.System, NullLogger<RuleBook>.Instance);
        Assert.Throws<InvalidOperationException>(() => book.Current);
        await book.Refresh(Cancellation);
        Assert.Equal(RuleSet.Shipped.Version, book.Current.Version);
        Assert.NotNull(await store.Law(RuleSet.Shipped.Version, Cancellation));

        var row = JsonElement.Parse(Law.Shipped.Find(new(RuleList.Rules, "us-fl-window"))!.Json.GetRawText().Replace("20:00", "19:00", StringComparison.Ordinal));
        var shipped = Law.Shipped.Find(new(RuleList.Rules, "us-fl-window"))!.Json;
        await store.Append(Change(1, "v1") with { Rows = [new(RuleList.Rules, RuleAction.Replace, "us-fl-window", shipped, row, shipped)] }, Json("v1"), Cancellation);
        await book.Changed(1);
        await book.Changed(1);
        Assert.Equal($"{RuleSet.Shipped.Version}+1", book.Current.Version);
        var window = Assert.IsType<WindowRule>(book.Current.Rules.Single(rule => rule.Id == "us-fl-window"));
        Assert.Equal(TimeSpan.FromHours(19), window.Value.On(DayOfWeek.Monday)[0].To);
    }

    private static RuleBookChange Change(long number, string version) => new(
        number, version, At, Officer, "why", true, [new(RuleList.Rules, RuleAction.Add, version, null, JsonElement.Parse(Json(version)), null)]);

    private static string Json(string id) => $$"""{"id": "{{id}}"}""";
}
