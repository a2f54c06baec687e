using CsCheck;

namespace LeadGrid.Compliance;

public sealed class OpenTimesTests
{
    private static readonly DateTimeOffset Zero = Asking.Sound.At;

    private static readonly Gen<(int From, int To)[]> Spans = Gen.Select(Gen.Int[0, 20], Gen.Int[0, 20]).Array[0, 5];

    [Fact]
    public void They_are_sets_of_instants() => Gen.Select(Spans, Spans, Gen.Int[0, 20]).Sample((one, other, minute) =>
    {
        var (a, b, at) = (Of(one), Of(other), Zero.AddMinutes(minute));
        Assert.Equal(In(one, minute), a.Contains(at));
        Assert.Equal(In(one, minute) || In(other, minute), a.Or(b).Contains(at));
        Assert.Equal(In(one, minute) && In(other, minute), a.And(b).Contains(at));
        Assert.Equal(!In(one, minute), a.Not().Contains(at));
        int? first = Enumerable.Range(minute, 21 - minute).Where(each => In(one, each)).Select(each => (int?)each).FirstOrDefault();
        Assert.Equal(first is null ? null : Zero.AddMinutes(first.Value), a.First(at, Zero.AddMinutes(20)));
        int? end = In(one, minute) ? Enumerable.Range(minute, 22).First(each => !In(one, each)) : null;
        Assert.Equal(end is null ? null : Zero.AddMinutes(end.Value), a.EndOf(at));
    });

    [Fact]
    public void The_first_is_looked_for_up_to_the_last_instant()
    {
        var open = OpenTimes.From(Zero.AddMinutes(5));
        Assert.Equal(Zero.AddMinutes(5), open.First(Zero, Zero.AddMinutes(5)));
        Assert.Null(open.First(Zero, Zero.AddMinutes(5).AddTicks(-1)));
        Assert.Null(OpenTimes.Never.First(Zero, Zero));
    }

    [Fact]
    public void So_much_open_time_passes_over_as_many_spans_as_it_takes()
    {
        var open = Of([(0, 10), (20, 30)]);
        Assert.Equal(Zero.AddMinutes(7), open.After(Zero.AddMinutes(2), TimeSpan.FromMinutes(5), Zero.AddMinutes(60)));
        Assert.Equal(Zero.AddMinutes(10), open.After(Zero, TimeSpan.FromMinutes(10), Zero.AddMinutes(60)));
        Assert.Equal(Zero.AddMinutes(23), open.After(Zero.AddMinutes(8), TimeSpan.FromMinutes(5), Zero.AddMinutes(60)));
        Assert.Equal(Zero.AddMinutes(25), open.After(Zero.AddMinutes(12), TimeSpan.FromMinutes(5), Zero.AddMinutes(60)));
        Assert.Null(open.After(Zero, TimeSpan.FromMinutes(21), Zero.AddMinutes(60)));
        Assert.Null(open.After(Zero, TimeSpan.FromMinutes(15), Zero.AddMinutes(22)));
    }

    private static bool In((int From, int To)[] spans, int minute) => spans.Any(span => span.From <= minute && minute < span.To);

    private static OpenTimes Of((int From, int To)[] spans) => OpenTimes.Of(spans.Select(span => (Zero.AddMinutes(span.From), Zero.AddMinutes(span.To))));
}
