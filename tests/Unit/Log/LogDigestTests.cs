using CsCheck;

namespace LeadGrid.Log;

public sealed class LogDigestTests
{
    private static readonly Gen<LogDigest[]> Runs = Gen.ULong[1, 1_000].Select(n => LogDigest.Of(SomeEvents.Event(n))).Array[0, 12];

    [Fact]
    public void However_a_run_is_cut_its_digest_is_the_same() => Gen.Select(Runs, Gen.Int[0, 12]).Sample((run, at) =>
    {
        var cut = Math.Min(at, run.Length);
        Assert.Equal(Whole(run), Whole(run[..cut]).Then(Whole(run[cut..])));
    });

    [Fact]
    public void What_was_put_on_can_be_taken_off() => Gen.Select(Runs, Runs).Sample((front, end) =>
        Assert.Equal(Whole(front), Whole(front).Then(Whole(end)).Without(Whole(end))));

    [Fact]
    public void Another_order_another_number_and_another_event_have_other_digests()
    {
        var (a, b) = (LogDigest.Of(SomeEvents.Event(1)), LogDigest.Of(SomeEvents.Event(2)));
        Assert.Equal(4, new HashSet<LogDigest> { a.Then(b), b.Then(a), a.Then(a).Then(b), a.Then(LogDigest.Of(SomeEvents.Event(2, "won"))) }.Count);
    }

    [Fact]
    public void Each_month_has_a_digest_of_its_own()
    {
        var (march, april) = (SomeEvents.Event(1), SomeEvents.Event(2, at: SomeEvents.Noon.AddMonths(1)));
        var digests = LogDigests.Of([march, april, march]);
        Assert.Equal([new DateOnly(2026, 3, 1), new DateOnly(2026, 4, 1)], digests.Keys.Order());
        Assert.Equal(LogDigest.Of(march).Then(LogDigest.Of(march)), digests[new DateOnly(2026, 3, 1)]);
    }

    private static LogDigest Whole(LogDigest[] run) => run.Aggregate(LogDigest.Empty, (all, next) => all.Then(next));
}
