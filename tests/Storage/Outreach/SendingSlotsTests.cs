using LeadGrid.Storage.Numbers;
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

    [Theory]
    [InlineData(100)]
    [InlineData(37)]
    public async Task Several_processes_together_never_exceed_what_a_number_may_send_in_a_day(int perDay)
    {
        await using var store = await LeadStore.Create(postgres);
        await Limited(store, perDay);
        await LeaveMidnightAlone(store);
        var taken = await Task.WhenAll(Enumerable.Range(0, 6).Select(process => InAProcess(store, async slots =>
        {
            var parts = 0;
            for (var round = 0; round < 20; round++)
            {
                int[] wanted = [.. Enumerable.Range(0, 1 + ((process + round) % 4)).Select(i => 1 + (i % 3))];
                var given = await slots.Reserve(Ours, wanted, s_far, CancellationToken.None);
                parts += wanted.Take(given.Count).Sum();
            }

            return parts;
        })));

        // All of it, since a single part fits in at the end.
        var left = perDay - taken.Sum();
        Assert.True(left >= 0, $"{taken.Sum()} parts of {perDay} were given away.");
        Assert.Equal(left, (await new SendingSlots(store.Leads).Reserve(Ours, [.. Enumerable.Repeat(1, 200)], s_far, CancellationToken.None)).Count);
        Assert.Empty(await new SendingSlots(store.Leads).Reserve(Ours, [1], s_far, CancellationToken.None));
        Assert.Equal(perDay, await store.Ask<int>("SELECT sent_count FROM sending_number"));
    }

    [Fact]
    public async Task A_new_day_begins_at_midnight_in_Los_Angeles_and_what_lies_on_both_sides_counts_on_both()
    {
        await using var store = await LeadStore.Create(postgres);
        await Limited(store, 10);
        await LeaveMidnightAlone(store);
        var slots = new SendingSlots(store.Leads);

        // As if the last slots, all that there were, had been yesterday's.
        await store.Ask<int>("WITH gone AS (UPDATE sending_number SET next_at = now() - interval '1 day', sent_count = 10 RETURNING 1) SELECT count(*)::int FROM gone");
        Assert.Equal(4, (await slots.Reserve(Ours, [1, 1, 1, 1], s_far, CancellationToken.None)).Count);
        Assert.Equal(4, await store.Ask<int>("SELECT sent_count FROM sending_number"));

        // Seven are given away up to a millisecond before midnight: three more fit in on this side, and are the first ones of the next day.
        await store.Ask<int>("""
            WITH ahead AS (UPDATE sending_number SET sent_count = 7, next_at =
                ((now() AT TIME ZONE 'America/Los_Angeles')::date + 1)::timestamp AT TIME ZONE 'America/Los_Angeles' - interval '1 millisecond' RETURNING 1)
            SELECT count(*)::int FROM ahead
            """);
        Assert.Equal(3, (await slots.Reserve(Ours, [1, 1, 1, 1], TimeSpan.FromDays(2), CancellationToken.None)).Count);
        Assert.Equal(3, await store.Ask<int>("SELECT sent_count FROM sending_number"));
        Assert.Equal(7, (await slots.Reserve(Ours, [.. Enumerable.Repeat(1, 9)], TimeSpan.FromDays(2), CancellationToken.None)).Count);
        Assert.Empty(await slots.Reserve(Ours, [1], TimeSpan.FromDays(2), CancellationToken.None));
    }

    [Fact]
    public async Task A_number_that_may_send_nothing_gives_nothing_away_and_one_without_a_limit_everything()
    {
        await using var store = await LeadStore.Create(postgres);
        await Limited(store, 0);
        var slots = new SendingSlots(store.Leads);
        Assert.Empty(await slots.Reserve(Ours, [1, 1], s_far, CancellationToken.None));
        await Limited(store, null);
        Assert.Equal(500, (await slots.Reserve(Ours, [.. Enumerable.Repeat(1, 500)], s_far, CancellationToken.None)).Count);
    }

    private static Task Limited(LeadStore store, int? perDay) => new NumberRecords(store.Leads).Limit([(Ours, 1_000, perDay)], CancellationToken.None);

    /// <summary>A day that ends meanwhile begins a new count, and is another test's matter.</summary>
    private static async Task LeaveMidnightAlone(LeadStore store)
    {
        while (await store.Ask<bool>("SELECT (now() AT TIME ZONE 'America/Los_Angeles')::time > '23:59:30'"))
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        }
    }

    private static async Task<T> InAProcess<T>(LeadStore store, Func<SendingSlots, Task<T>> work)
    {
        var source = store.AnotherSource();
        await using var disposing = source.Source;
        return await work(new SendingSlots(source));
    }
}
