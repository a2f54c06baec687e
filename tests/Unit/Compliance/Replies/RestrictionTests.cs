using LeadGrid.Compliance;
using static System.DayOfWeek;

namespace LeadGrid.Unit.Compliance;

public sealed class RestrictionTests
{
    [Theory]
    [InlineData("Please don't call before noon", 12, null)]
    [InlineData("don't call before 9", 9, null)]
    [InlineData("don't call before 5", 17, null)]
    [InlineData("don't call before 13", 13, null)]
    [InlineData("don't call me until 5pm", 17, null)]
    [InlineData("don't text me after 9", null, 21)]
    [InlineData("no calls after 8", null, 20)]
    [InlineData("no texts before 9am please", 9, null)]
    [InlineData("no me llames antes de las 5", 17, null)]
    [InlineData("no me llamen despues de las 8", null, 20)]
    [InlineData("no me llamen hasta el mediodia", 12, null)]
    [InlineData("call me after 6", 18, null)]
    [InlineData("call me after 9 am", 9, null)]
    [InlineData("call me after 12am", 0, null)]
    [InlineData("call me after 12pm", 12, null)]
    [InlineData("call me before 10", null, 10)]
    [InlineData("call me until 7", null, 19)]
    [InlineData("call between 2 and 4", 14, 16)]
    [InlineData("call me between 10 and noon", 10, 12)]
    [InlineData("don't call before dinner", null, null)]
    [InlineData("don't call after dinner", null, null)]
    [InlineData("call me after work", null, null)]
    [InlineData("call me before Friday", null, null)]
    [InlineData("call me until Friday", null, null)]
    [InlineData("call me after 0", null, null)]
    [InlineData("call me after 5 p", 17, null)]
    [InlineData("call me after 9 a", 9, null)]
    [InlineData("don't call between 2 and 4", null, null)]
    [InlineData("don't text me after 25", null, null)]
    [InlineData("only evenings", 17, 21)]
    [InlineData("mornings are best", 8, 12)]
    [InlineData("solo por la tarde", 12, 18)]
    public void Times_of_day_are_read(string text, int? from, int? until)
    {
        var restriction = Of(text);
        Assert.Equal((from, until), (restriction.From?.Hour, restriction.Until?.Hour));
    }

    public static TheoryData<string, DayOfWeek[]> Days => new()
    {
        { "don't call on Sundays", [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday] },
        { "no calls on weekends please", [Monday, Tuesday, Wednesday, Thursday, Friday] },
        { "weekdays only", [Monday, Tuesday, Wednesday, Thursday, Friday] },
        { "please don't call until Monday", [Monday] },
        { "don't email me before Tuesday", [Tuesday] },
        { "call me Monday", [Monday] },
        { "no me escriba hasta el lunes", [Monday] },
        { "call me after 6", [] },
    };

    [Theory]
    [MemberData(nameof(Days))]
    public void Days_are_read(string text, DayOfWeek[] days) => Assert.Equal(days.Order(), Of(text).Days.Order());

    [Theory]
    [InlineData("call me next week", 1, PauseUnit.Week)]
    [InlineData("try me again next month", 1, PauseUnit.Month)]
    [InlineData("call me in two weeks", 2, PauseUnit.Week)]
    [InlineData("call me in a couple of weeks", 2, PauseUnit.Week)]
    [InlineData("call me in 3 days", 3, PauseUnit.Day)]
    [InlineData("call me in a month", 1, PauseUnit.Month)]
    [InlineData("don't call today", 1, PauseUnit.Day)]
    [InlineData("call me tomorrow", 1, PauseUnit.Day)]
    public void Pauses_are_read(string text, int count, PauseUnit unit) =>
        Assert.Equal(new ContactPause(count, unit), Of(text).Pause);

    [Fact]
    public void A_unit_without_a_count_is_no_pause() => Assert.Null(Of("call me on days off").Pause);

    [Theory]
    [InlineData("text only", new[] { ContactChannel.Sms })]
    [InlineData("email only", new[] { ContactChannel.Email })]
    [InlineData("please call instead of texting", new[] { ContactChannel.Voice, ContactChannel.AiVoice })]
    public void A_channel_that_alone_is_welcome_is_read(string text, ContactChannel[] only)
    {
        Assert.Equal(only, Of(text).OnlyBy);
        Assert.Empty(Of(text).Channels);
    }

    [Fact]
    public void The_channels_that_a_time_is_for_are_read()
    {
        Assert.Equal([ContactChannel.Voice, ContactChannel.AiVoice], Of("don't call before noon").Channels);
        Assert.Equal([ContactChannel.Sms], Of("text me after 6").Channels);
        Assert.Empty(Of("text me after 6").OnlyBy);
        Assert.Empty(Of("don't contact me until Monday").Channels);
    }

    [Fact]
    public void What_cannot_be_put_into_parts_stays_as_words()
    {
        var restriction = Of("Don't call me while I'm driving");
        Assert.Null(restriction.From ?? restriction.Until);
        Assert.Null(restriction.Pause);
        Assert.Equal("dont call me while", restriction.Words);
    }

    [Fact]
    public void A_narrowing_in_the_words_of_a_refusal_is_held_with_its_parts()
    {
        var judged = ReplyJudge.Judge(new ReplyQuestion("stop calling me before 9am", null));
        Assert.Equal(ReplyIntent.Hold, judged.Intent);
        Assert.Equal(new TimeOnly(9, 0), judged.Restriction!.From);
    }

    [Fact]
    public void A_refusal_has_no_restriction_beside_it() =>
        Assert.Null(ReplyJudge.Judge(new ReplyQuestion("Don't call me before noon. In fact stop calling me.", null)).Restriction);

    private static ContactRestriction Of(string text)
    {
        var judged = ReplyJudge.Judge(new ReplyQuestion(text, null));
        Assert.Equal(ReplyIntent.None, judged.Intent);
        return judged.Restriction!;
    }
}
