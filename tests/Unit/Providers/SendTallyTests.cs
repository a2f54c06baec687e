using LeadGrid.Outreach;
using LeadGrid.Providers;

namespace LeadGrid.Unit.Providers;

public sealed class SendTallyTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);
    private static readonly SendOutcome s_taken = new SendOutcome.Accepted("SM1", 2);

    [Fact]
    public void Each_outcome_is_counted_as_what_it_is()
    {
        var tally = new SendTally();
        foreach (var outcome in new[]
        {
            s_taken, s_taken, new SendOutcome.Refused("21610", "blocked"), new SendOutcome.NotSent("HTTP 503"), new SendOutcome.Unknown("timeout"),
        })
        {
            tally.Add(outcome, s_noon);
        }

        Assert.Equal(new SendCounts(2, 1, 1, 1, 4), tally.Sum(s_noon, s_noon));
        Assert.Throws<ArgumentOutOfRangeException>(() => tally.Add(new Invented(), s_noon));
    }

    [Fact]
    public void A_sum_is_of_its_time_to_a_quarter_of_an_hour()
    {
        var tally = new SendTally();
        for (var minutes = 0; minutes < 60; minutes += 15)
        {
            tally.Add(s_taken, s_noon.AddMinutes(minutes));
        }

        Assert.Equal(2, tally.Sum(s_noon.AddMinutes(30), s_noon.AddHours(1)).Accepted);
        Assert.Equal(3, tally.Sum(s_noon.AddMinutes(29), s_noon.AddHours(1)).Accepted);
        Assert.Equal(1, tally.Sum(s_noon, s_noon.AddMinutes(14)).Accepted);
        Assert.Equal(0, tally.Sum(s_noon.AddHours(2), s_noon.AddHours(3)).Accepted);
    }

    [Fact]
    public void What_is_older_than_a_day_and_two_hours_is_forgotten_and_its_place_used_again()
    {
        var tally = new SendTally();
        tally.Add(s_taken, s_noon);
        Assert.Equal(1, tally.Sum(s_noon, s_noon.AddHours(25.9)).Accepted);
        tally.Add(s_taken, s_noon.AddHours(26));
        Assert.Equal(1, tally.Sum(s_noon, s_noon.AddHours(26)).Accepted);
    }

    private sealed record Invented : SendOutcome;
}
