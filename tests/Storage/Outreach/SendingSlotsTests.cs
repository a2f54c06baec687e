using LeadGrid.Storage.Outreach;
using LeadGrid.Testing;

namespace LeadGrid.Storage;

public sealed class SendingSlotsTests(PostgresFixture postgres)
{
    private const string Ours = "+15005550006";
    private static readonly TimeSpan s_far = TimeSpan.FromHours(1);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7.5)]
    public async Task Several_processes_together_never_exceed_the_rate_in_any_second(double perSecond)
    {
        await using var store = await LeadStore.Create(postgres);
        await new SendingSlots(store.Leads).SetRate(Ours, (decimal)perSecond, CancellationToken.None);
        var taken = await Task.WhenAll(Enumerable.Range(0, 6).Select(process => InAProcess(store, async slots =>
        {
            var own = new List<(SendingSlot Slot, int Parts)>();
            for (var round = 0; round < 20; round++)
            {
                int[] parts = [.. Enumerable.Range(0, 1 + ((process + round) % 4)).Select(i => 1 + (i % 3))];
                var given = await slots.Reserve(Ours, parts, s_far, CancellationToken.None);
                Assert.Equal(parts.Length, given.Count);
                own.AddRange(given.Zip(parts));
            }

            return own;
        })));
        var slots = taken.SelectMany(own => own).OrderBy(s => s.Slot.At).ToArray();
        // One after the other, without an overlap, each as long as its parts are worth.
        Assert.All(slots.Zip(slots.Skip(1)), pair => Assert.True(pair.First.Slot.At + pair.First.Slot.Length <= pair.Second.Slot.At));
        Assert.All(slots, s => Assert.True(s.Slot.Length.TotalSeconds * perSecond >= s.Parts));
        // And so in any second that begins with a message, as parts: those that begin in it, but for the last one's overhang.
        Assert.All(slots, first =>
        {
            var within = slots.Where(s => s.Slot.At >= first.Slot.At && s.Slot.At + s.Slot.Length <= first.Slot.At + TimeSpan.FromSeconds(1));
            Assert.True(within.Sum(s => s.Parts) <= perSecond);
        });
    }

    [Fact]
    public async Task A_number_that_has_rested_sends_at_once_and_saves_nothing_up()
    {
        await using var store = await LeadStore.Create(postgres);
        var slots = new SendingSlots(store.Leads);
        await slots.SetRate(Ours, 2, CancellationToken.None);
        await store.Ask<int>("WITH rested AS (UPDATE sending_number SET next_at = now() - interval '1 hour' RETURNING 1) SELECT count(*)::int FROM rested");
        var given = await slots.Reserve(Ours, [1, 1, 1], s_far, CancellationToken.None);
        Assert.Equal(TimeSpan.Zero, given[0].Wait);
        Assert.Equal(
            [TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.5)],
            given.Zip(given.Skip(1)).Select(pair => pair.Second.At - pair.First.At));
        Assert.InRange(given[2].Wait, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Nothing_is_given_away_further_ahead_than_asked_for_and_nothing_of_a_number_that_is_not_known()
    {
        await using var store = await LeadStore.Create(postgres);
        var slots = new SendingSlots(store.Leads);
        Assert.Empty(await slots.Reserve(Ours, [1], s_far, CancellationToken.None));
        await slots.SetRate(Ours, 1, CancellationToken.None);
        Assert.Equal(60, (await slots.Reserve(Ours, [.. Enumerable.Repeat(1, 60)], s_far, CancellationToken.None)).Count);
        Assert.Empty(await slots.Reserve(Ours, [1], TimeSpan.FromSeconds(30), CancellationToken.None));
        Assert.Single(await slots.Reserve(Ours, [1], TimeSpan.FromMinutes(2), CancellationToken.None));
    }

    [Fact]
    public async Task A_new_rate_holds_from_the_next_slot_on()
    {
        await using var store = await LeadStore.Create(postgres);
        var slots = new SendingSlots(store.Leads);
        await slots.SetRate(Ours, 1, CancellationToken.None);
        var slow = Assert.Single(await slots.Reserve(Ours, [1], s_far, CancellationToken.None));
        await slots.SetRate(Ours, 10, CancellationToken.None);
        var fast = Assert.Single(await slots.Reserve(Ours, [1], s_far, CancellationToken.None));
        Assert.Equal((TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(0.1)), (slow.Length, fast.Length));
        Assert.Equal(slow.At + slow.Length, fast.At);
    }

    private static async Task<T> InAProcess<T>(LeadStore store, Func<SendingSlots, Task<T>> work)
    {
        var source = store.AnotherSource();
        await using var disposing = source.Source;
        return await work(new SendingSlots(source));
    }
}
