using LeadGrid.Mailings;

namespace LeadGrid.Unit.Mailings;

public class WarmUpTests
{
    private static readonly DateOnly First = new(2026, 3, 2);

    [Fact]
    public void A_new_domain_grows_by_the_days_on_which_it_sends()
    {
        var days = new DomainDays();
        var limits = new List<int?>();
        for (var day = 0; day < 17; day++)
        {
            limits.Add(WarmUp.Limit(days, First.AddDays(day)));
            days = WarmUp.Used(WarmUp.Used(days, First.AddDays(day)), First.AddDays(day));
            Assert.Equal(limits[^1], WarmUp.Limit(days, First.AddDays(day)));
        }

        Assert.Equal(
            [50, 100, 250, 500, 1_000, 2_500, 5_000, 7_500, 10_000, 15_000, 20_000, 30_000, 40_000, 55_000, 70_000, 100_000, null], limits);
    }

    [Fact]
    public void A_day_without_mail_does_not_count_and_a_long_silence_begins_anew()
    {
        var days = WarmUp.Used(new DomainDays(), First);
        Assert.Equal(100, WarmUp.Limit(days, First.AddDays(30)));
        Assert.Equal(50, WarmUp.Limit(days, First.AddDays(31)));
        Assert.Equal(1, WarmUp.Used(days, First.AddDays(31)).Sent);
    }

    [Fact]
    public void A_domain_that_is_known_has_no_limit()
    {
        var days = new DomainDays(Warm: true, 0, null);
        Assert.Null(WarmUp.Limit(days, First));
        Assert.Null(WarmUp.Day(days, First));
        Assert.Equal((0, First), (WarmUp.Used(days, First).Sent, WarmUp.Used(days, First).Last));
    }
}
