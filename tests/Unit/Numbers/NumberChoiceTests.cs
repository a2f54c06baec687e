using LeadGrid.Numbers;
using static LeadGrid.Unit.Numbers.SomeNumber;

namespace LeadGrid.Unit.Numbers;

public class NumberChoiceTests
{
    private const string Newark = "+12015550101";
    private const string Camden = "+18565550101";
    private const string Juneau = "+19075550101";
    private const string TollFree = "+18335550101";
    private static readonly NumberTerms Solar = new() { Campaign = "solar" };
    private static readonly NumberTerms Anchors = new() { Campaign = "solar", Broker = "anchor", PerSecond = 5 };
    private static readonly NumberTerms Shared = new();
    private static readonly NumberPick.Given Own = new("+12015550100", 2);

    /// <summary>A lead of anchor's in solar, with a number of Newark's area.</summary>
    private static readonly NumberAsk Ask = new("solar", "anchor", "+12012223333", "NY", null, 1, Own);

    [Fact]
    public void The_nearest_number_is_chosen()
    {
        Assert.Equal(Newark, Chosen(Ask, View(TollFree, Solar), View(Juneau, Solar), View(Camden, Solar), View(Newark, Solar)));
        Assert.Equal(Camden, Chosen(Ask, View(TollFree, Solar), View(Juneau, Solar), View(Camden, Solar)));
        Assert.Equal(TollFree, Chosen(Ask, View(Juneau, Solar), View(TollFree, Solar)));
    }

    [Fact]
    public void Where_the_persons_number_has_no_place_the_state_that_they_named_counts()
    {
        var abroad = Ask with { Phone = "+442079460123", Region = "AK" };
        Assert.Equal(Juneau, Chosen(abroad, View(Newark, Solar), View(Juneau, Solar)));
        Assert.Equal(Newark, Chosen(abroad with { Region = null }, View(Newark, Solar), View(Juneau, Solar)));
        Assert.Equal(TollFree, Chosen(abroad with { Region = null }, View(Juneau, Solar), View(TollFree, Solar)));
    }

    [Fact]
    public void The_brokers_own_comes_before_the_campaigns_and_that_before_everybodys()
    {
        Assert.Equal(Juneau, Chosen(Ask, View(Newark, Shared), View(Camden, Solar), View(Juneau, Anchors)));
        Assert.Equal(Camden, Chosen(Ask, View(Newark, Shared), View(Camden, Solar)));
        Assert.Equal(Newark, Chosen(Ask, View(Newark, Shared)));
        Assert.Equal(5, Assert.IsType<NumberPick.Given>(Pick(Ask, View(Juneau, Anchors))).PerSecond);
    }

    [Fact]
    public void A_conversation_stays_on_its_number_as_long_as_that_is_the_campaigns()
    {
        var before = Ask with { Before = Juneau };
        Assert.Equal(Juneau, Chosen(before, View(Newark, Anchors), View(Juneau, Shared, sent: 50)));
        Assert.Equal(Newark, Chosen(before, View(Newark, Solar), View(Juneau, new NumberTerms { Campaign = "roofs" })));
        Assert.Equal(Newark, Chosen(before, View(Newark, Solar), Quarantined(Juneau)));
        Assert.Equal(Newark, Chosen(before, View(Newark, Solar), Resting(Juneau, 3)));
    }

    [Fact]
    public void Among_equals_the_one_that_has_sent_least_is_chosen_what_was_chosen_meanwhile_counts()
    {
        NumberView[] pool = [View("+12015550103", Solar, sent: 5), View("+12015550102", Solar, sent: 4), View("+12015550104", Solar, sent: 4)];
        Assert.Equal("+12015550102", Chosen(Ask, pool));
        Assert.Equal("+12015550104", Assert.IsType<NumberPick.Given>(NumberChoice.Of(pool, Ask, number => number == "+12015550102" ? 1 : 0, Now)).Number);
    }

    [Fact]
    public void A_number_that_is_not_for_the_lead_is_never_chosen()
    {
        Assert.Equal(Own, Pick(Ask, View(Newark, new NumberTerms { Campaign = "roofs" })));
        Assert.Equal(Own, Pick(Ask, View(Newark, Anchors with { Broker = "bluebird" })));
        Assert.Equal(Own, Pick(Ask with { Broker = null }, View(Newark, Anchors)));
        Assert.Equal(Own, Pick(Ask, Quarantined(Newark)));
    }

    [Fact]
    public void A_campaign_without_numbers_in_the_pool_texts_from_its_own_unless_that_was_released()
    {
        Assert.Equal(Own, Pick(Ask));
        Assert.IsType<NumberPick.None>(Pick(Ask with { Own = null }));
        Assert.IsType<NumberPick.None>(Pick(Ask, Quarantined(Own.Number)));
        Assert.Equal(Own, Pick(Ask, View(Own.Number, new NumberTerms { Campaign = "roofs" })));
    }

    [Fact]
    public void A_text_that_no_number_may_send_today_waits_for_the_first_that_may()
    {
        var capped = Solar with { PerDay = 10 };
        Assert.Equal(Newark, Chosen(Ask with { Parts = 2 }, View(Newark, capped, sent: 8)));
        var tomorrow = CarrierDay.After(Now);
        Assert.Equal(new NumberPick.Later(tomorrow), Pick(Ask with { Parts = 2 }, View(Newark, capped, sent: 9)));
        Assert.Equal(new NumberPick.Later(Now.AddHours(3)), Pick(Ask, View(Newark, capped, sent: 10), Resting(Juneau, 3)));
        Assert.Equal(new NumberPick.Later(tomorrow), Pick(Ask, Resting(Newark, 3, capped, sent: 10)));
        Assert.Equal(new NumberPick.Later(Now.AddDays(3)), Pick(Ask, Resting(Newark, 72, capped, sent: 10)));
    }

    [Fact]
    public void A_number_that_was_released_is_still_known_as_its_campaigns()
    {
        Assert.True(NumberChoice.IsOf(Quarantined(Newark), "solar"));
        Assert.True(NumberChoice.IsOf(View(Newark, Shared), "solar"));
        Assert.False(NumberChoice.IsOf(Quarantined(Newark), "roofs"));
    }

    [Theory]
    [InlineData("2026-03-02T15:00:00Z", "2026-03-03T08:00:00Z")]
    [InlineData("2026-03-02T07:59:59Z", "2026-03-02T08:00:00Z")]
    [InlineData("2026-03-02T08:00:00Z", "2026-03-03T08:00:00Z")]
    [InlineData("2026-03-08T12:00:00Z", "2026-03-09T07:00:00Z")]
    [InlineData("2026-11-01T12:00:00Z", "2026-11-02T08:00:00Z")]
    public void A_day_of_carriers_ends_at_midnight_in_Los_Angeles(string now, string end) =>
        Assert.Equal(DateTimeOffset.Parse(end, null), CarrierDay.After(DateTimeOffset.Parse(now, null)));

    [Theory]
    [InlineData("+12015550142", "201", "NJ")]
    [InlineData("+14165550142", "416", null)]
    [InlineData("+18335550142", null, null)]
    [InlineData("+442079460123", null, null)]
    [InlineData("+44207946012", null, null)]
    [InlineData("12345", null, null)]
    public void A_number_is_from_where_its_area_code_is(string number, string? area, string? region)
    {
        Assert.Equal(area, NumberPlace.AreaOf(number));
        Assert.Equal(region, NumberPlace.RegionOf(NumberPlace.AreaOf(number)));
    }

    [Fact]
    public void An_area_code_that_nobody_has_is_in_no_state() => Assert.Null(NumberPlace.RegionOf("999"));

    [Fact]
    public void A_question_does_not_write_the_persons_number() => Assert.DoesNotContain("2223333", Ask.ToString(), StringComparison.Ordinal);

    private static string Chosen(NumberAsk ask, params NumberView[] pool) => Assert.IsType<NumberPick.Given>(Pick(ask, pool)).Number;

    private static NumberPick Pick(NumberAsk ask, params NumberView[] pool) => NumberChoice.Of(pool, ask, _ => 0, Now);

    private static NumberView Quarantined(string number) => View(number, Solar) with { State = NumberState.Quarantined };

    private static NumberView Resting(string number, int hours, NumberTerms? terms = null, int sent = 0) =>
        View(number, terms ?? Solar, sent) with { State = NumberState.Resting, RestsUntil = Now.AddHours(hours) };
}
