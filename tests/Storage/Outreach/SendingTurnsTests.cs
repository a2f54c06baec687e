using System.Diagnostics;
using LeadGrid.Outreach;
using LeadGrid.Storage.Numbers;
using LeadGrid.Storage.Outreach;
using LeadGrid.Testing;
using Microsoft.Extensions.Time.Testing;

namespace LeadGrid.Storage;

public sealed class SendingTurnsTests(PostgresFixture postgres)
{
    private const string Ours = "+15005550006";
    private const int PerSecond = 20;

    [Fact]
    public async Task No_second_holds_more_texts_than_the_rate_however_late_in_its_turn_each_leaves()
    {
        await using var store = await LeadStore.Create(postgres);
        var slots = new SendingSlots(store.Leads);
        await slots.SetRate(Ours, SendingTurns.Spaced(PerSecond), CancellationToken.None);
        var late = new Random(7);
        var given = await slots.Reserve(Ours, [.. Enumerable.Repeat(1, 10 * PerSecond)], TimeSpan.FromHours(1), CancellationToken.None);
        var left = given.Select(slot => slot.At + (SendingTurn.Latest * late.NextDouble())).Order().ToArray();
        Assert.All(left, first => Assert.True(left.Count(at => at >= first && at < first + TimeSpan.FromSeconds(1)) <= PerSecond));
    }

    [Fact]
    public async Task Who_asks_at_once_is_given_turns_one_after_the_other_and_none_beyond_what_was_asked_for()
    {
        await using var store = await LeadStore.Create(postgres);
        var turns = new SendingTurns(new SendingSlots(store.Leads), TimeProvider.System);
        var given = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => turns.Take(Ours, 50, 1, TimeSpan.FromSeconds(2), CancellationToken.None)));
        var waits = given.OfType<SendingTurn>().Select(turn => turn.Wait!.Value + Stopwatch.GetElapsedTime(given.OfType<SendingTurn>().Min(g => g.Since), turn.Since)).Order().ToArray();
        Assert.InRange(waits.Length, 90, 150);
        Assert.InRange(waits[^1], TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(3.5));
        Assert.Contains(null, given);
    }

    [Fact]
    public async Task Who_can_wait_is_given_a_turn_though_others_beside_it_cannot()
    {
        await using var store = await LeadStore.Create(postgres);
        var slots = new SendingSlots(store.Leads);
        var turns = new SendingTurns(slots, TimeProvider.System);
        await turns.Take(Ours, PerSecond, 1, TimeSpan.FromHours(1), CancellationToken.None);
        await slots.Reserve(Ours, [.. Enumerable.Repeat(1, 30 * PerSecond)], TimeSpan.FromHours(1), CancellationToken.None);
        var given = await Task.WhenAll(Enumerable.Range(0, PerSecond).Select(n =>
            turns.Take(Ours, PerSecond, 1, n % 2 == 0 ? TimeSpan.FromSeconds(1 + n) : TimeSpan.FromHours(1), CancellationToken.None)));
        Assert.All(given.Index(), turn => Assert.Equal(turn.Index % 2 == 0, turn.Item is null));
    }

    [Fact]
    public async Task Who_gives_up_takes_no_turn_from_others_and_a_new_rate_holds_at_once()
    {
        await using var store = await LeadStore.Create(postgres);
        var turns = new SendingTurns(new SendingSlots(store.Leads), TimeProvider.System);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => turns.Take(Ours, 1, 1, TimeSpan.FromHours(1), new CancellationToken(canceled: true)));
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => turns.Take(Ours, n < 10 ? 10 : 20, 1, TimeSpan.FromHours(1), CancellationToken.None)));
        var ends = all.Select(turn => turn!.Wait!.Value + Stopwatch.GetElapsedTime(all[0]!.Since, turn.Since)).ToArray();
        Assert.InRange(ends.Max(), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.9));
    }

    [Fact]
    public async Task Who_asks_together_with_others_is_given_what_the_number_may_still_send_today()
    {
        await using var store = await LeadStore.Create(postgres);
        await new NumberRecords(store.Leads).Limit([(Ours, 1_000, 30)], CancellationToken.None);
        var turns = new SendingTurns(new SendingSlots(store.Leads), TimeProvider.System);
        var given = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => turns.Take(Ours, 1_000, 1, TimeSpan.FromSeconds(10), CancellationToken.None)));
        Assert.Equal(30, given.Count(turn => turn is not null));
    }

    [Fact]
    public async Task A_database_that_is_away_is_told_to_everybody_who_waits()
    {
        var store = await LeadStore.Create(postgres);
        await store.DisposeAsync();
        var turns = new SendingTurns(new SendingSlots(store.Leads), TimeProvider.System);
        var asked = Enumerable.Range(0, 3).Select(_ => turns.Take(Ours, 1, 1, TimeSpan.FromHours(1), CancellationToken.None)).ToArray();
        foreach (var each in asked)
        {
            await Assert.ThrowsAnyAsync<Exception>(() => each);
        }
    }

    [Fact]
    public void A_turn_is_over_when_its_text_is_too_late()
    {
        var time = new FakeTimeProvider();
        var turn = new SendingTurn(time.GetTimestamp(), TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromSeconds(1) + SendingTurn.Latest);
        Assert.False(turn.IsOver(time));
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(turn.IsOver(time));
        Assert.False(SendingTurn.Any.IsOver(time));
    }
}
