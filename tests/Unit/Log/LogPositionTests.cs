using CsCheck;

namespace LeadGrid.Log;

public sealed class LogPositionTests
{
    private static readonly Gen<LogPosition> Positions =
        Gen.Select(Gen.Int[0, 2], Gen.ULong[0, 3], Gen.Int[-1, 2], (e, t, o) => new LogPosition(e, t, o));

    [Fact]
    public void A_position_is_ordered_by_epoch_then_transaction_then_ordinal() =>
        Gen.Select(Positions, Positions).Sample((a, b) =>
        {
            var expected = (a.Epoch, a.Transaction, a.Ordinal).CompareTo((b.Epoch, b.Transaction, b.Ordinal));
            Assert.Equal(Math.Sign(expected), Math.Sign(a.CompareTo(b)));
            bool[] compared = [a < b, b < a, a > b, b > a, a <= b, a >= b];
            Assert.Equal([expected < 0, expected > 0, expected > 0, expected < 0, expected <= 0, expected >= 0], compared);
        });

    [Fact]
    public void Transaction_ids_beyond_the_signed_are_ordered_too() =>
        Assert.True(new LogPosition(1, ulong.MaxValue, 0) > new LogPosition(1, long.MaxValue, 0));

    [Fact]
    public void The_start_is_before_everything_and_says_so() =>
        Assert.Equal((true, "0/0/-1"), (LogPosition.Start < new LogPosition(1, 3, -1), LogPosition.Start.ToString()));

    [Fact]
    public void The_first_mark_stands_at_the_start() =>
        Assert.Equal((LogPosition.Start, DateTimeOffset.UnixEpoch), (LogMark.Start.Position, LogMark.Start.At));

    [Fact]
    public void Every_shard_is_used_evenly_and_a_lead_keeps_its_own()
    {
        var leads = Enumerable.Range(0, 8_000).Select(_ => Guid.NewGuid()).ToList();
        var counts = leads.CountBy(LogShards.Of).ToDictionary();
        Assert.Equal(Enumerable.Range(0, LogShards.Count), counts.Keys.Order());
        Assert.All(counts.Values, count => Assert.InRange(count, 800, 1_200));
        Assert.Equal(7, LogShards.Of(Guid.Parse("00000000-0000-0000-0000-00000000001f")));
        Assert.Equal(Enumerable.Range(0, 8), Enumerable.Range(0, 8).Select(s => LogShards.Parse(LogShards.Key(s))));
    }

    [Fact]
    public void A_slice_gives_what_lies_after_a_position_and_joins_with_the_next()
    {
        var (one, two, three) = (SomeEvents.Event(5), SomeEvents.Event(6), SomeEvents.Event(9));
        var slice = SomeEvents.Slice(3, 7, one, two);
        Assert.Equal([one, two], slice.After(LogPosition.Start));
        Assert.Equal([two], slice.After(one.Position));
        Assert.Empty(slice.After(two.Position));
        Assert.Empty(SomeEvents.Slice(3, 7).After(LogPosition.Start));
        var both = slice.Then(SomeEvents.Slice(7, 9, three) with { At = SomeEvents.Noon.AddSeconds(1) });
        Assert.Equal([one, two, three], both.Events);
        Assert.Equal((slice.From, new LogMark(three.Position, SomeEvents.Noon.AddSeconds(1))), (both.From, both.End));
    }
}
