using LeadGrid.Brokers;
using LeadGrid.Campaigns;
using Xunit;

namespace LeadGrid.Unit.Brokers;

public class BrokerRulesTests
{
    private static readonly BrokerProfile Sound = new()
    {
        Id = "blue-1",
        Name = "Blue",
        Licences = ["NJ", "NY", "PR"],
        Filters = [new("score", ConditionOperator.AtLeast, ["40"])],
        Hours = new()
        {
            TimeZone = "America/New_York",
            Intervals = [new(DayOfWeek.Monday, 0, 720), new(DayOfWeek.Monday, 720, 1_440), new(DayOfWeek.Sunday, 60, 120)],
        },
        Caps = new(0, 100, null),
    };

    [Fact]
    public void Sound_settings_have_no_faults()
    {
        Assert.Empty(BrokerRules.Check(Sound));
        Assert.Empty(BrokerRules.Check(new() { Id = "b", Name = "B" }));
    }

    [Theory]
    [InlineData("https://broker.example/refusals", true)]
    [InlineData("http://127.0.0.1:8080/refusals", true)]
    [InlineData("http://broker.example/refusals", false)]
    [InlineData("https://user:secret@broker.example/", false)]
    [InlineData("/refusals", false)]
    [InlineData("ftp://127.0.0.1/", false)]
    public void Refusals_are_told_over_TLS_or_on_this_machine(string url, bool sound) =>
        Assert.Equal(sound, BrokerRules.Check(Sound with { RefusalUrl = url }).Length == 0);

    [Fact]
    public void An_address_for_refusals_has_a_bound() =>
        Faulty(Sound with { RefusalUrl = $"https://broker.example/{new string('x', 500)}" }, "refusalUrl");

    [Fact]
    public void Names_licences_and_filters_are_sound()
    {
        Faulty(Sound with { Id = "Blue" }, "id");
        Faulty(Sound with { Name = "" }, "name");
        Faulty(Sound with { Licences = ["nj"] }, "licences");
        Faulty(Sound with { Licences = ["XX"] }, "licences");
        Faulty(Sound with { Licences = ["NJ", "NJ"] }, "licences");
        Faulty(Sound with { Filters = [new("shoeSize", ConditionOperator.Exists, [])] }, "filters[0].field");
        Faulty(Sound with { Filters = [.. Enumerable.Repeat(Sound.Filters[0], 51)] }, "filters");
    }

    [Fact]
    public void Caps_are_not_negative()
    {
        Faulty(Sound with { Caps = new(Daily: -1) }, "caps.daily");
        Faulty(Sound with { Caps = new(Monthly: -1) }, "caps.monthly");
        Faulty(Sound with { Caps = new(Open: -1) }, "caps.open");
    }

    [Theory]
    [InlineData("")]
    [InlineData("Mars/Olympus")]
    [InlineData("../etc/passwd")]
    [InlineData("America/New_York\n")]
    public void A_time_zone_is_one_that_is_known(string zone) =>
        Faulty(Sound with { Hours = Sound.Hours with { TimeZone = zone } }, "hours.timeZone");

    [Theory]
    [InlineData(DayOfWeek.Monday, -1, 60, "hours.intervals[0]")]
    [InlineData(DayOfWeek.Monday, 0, 1_441, "hours.intervals[0]")]
    [InlineData(DayOfWeek.Monday, 60, 60, "hours.intervals[0]")]
    [InlineData((DayOfWeek)7, 0, 60, "hours.intervals[0].day")]
    public void An_interval_lies_within_a_day(DayOfWeek day, int from, int to, string field) =>
        Faulty(Sound with { Hours = new() { Intervals = [new(day, from, to)] } }, field);

    [Fact]
    public void Intervals_of_a_day_stand_in_order()
    {
        Faulty(Hours(new(DayOfWeek.Monday, 540, 1_020), new(DayOfWeek.Monday, 1_019, 1_100)), "hours.intervals[1]");
        Faulty(Hours(new(DayOfWeek.Monday, 540, 1_020), new(DayOfWeek.Monday, 0, 100)), "hours.intervals[1]");
        Faulty(
            Hours([.. Enumerable.Range(0, 101).Select(at => new WorkingInterval(DayOfWeek.Monday, at, at + 1))]),
            "hours.intervals");
    }

    private static BrokerProfile Hours(params WorkingInterval[] intervals) => Sound with { Hours = new() { Intervals = intervals } };

    private static void Faulty(BrokerProfile broker, string field) =>
        Assert.Equal(field, Assert.Single(BrokerRules.Check(broker)).Field);
}
