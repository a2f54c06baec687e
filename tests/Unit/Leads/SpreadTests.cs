namespace LeadGrid.Leads;

public sealed class SpreadTests
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_storm_is_taken_apart_evenly_and_each_lead_keeps_its_place()
    {
        var leads = Enumerable.Range(0, 6_000).Select(_ => Guid.CreateVersion7(Nine)).ToList();
        var planned = leads.ConvertAll(lead => Spread.At(lead, Nine, TimeSpan.FromMinutes(1)));
        Assert.All(planned, at => Assert.InRange(at, Nine, Nine.AddMinutes(1).AddTicks(-1)));
        var seconds = planned.CountBy(at => at.Second).ToDictionary();
        Assert.Equal(60, seconds.Count);
        Assert.All(seconds.Values, count => Assert.InRange(count, 50, 160));
        Assert.Equal(planned, leads.ConvertAll(lead => Spread.At(lead, Nine, TimeSpan.FromMinutes(1))));
    }

    [Fact]
    public void Over_no_time_at_all_everything_stays_where_it_was() =>
        Assert.Equal(Nine, Spread.At(Guid.NewGuid(), Nine, TimeSpan.Zero));
}
