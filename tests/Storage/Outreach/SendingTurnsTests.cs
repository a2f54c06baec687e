using LeadGrid.Outreach;
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
