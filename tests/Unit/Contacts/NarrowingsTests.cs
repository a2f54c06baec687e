using LeadGrid.Compliance;
using LeadGrid.Contacts;

namespace LeadGrid.Unit.Contacts;

public class NarrowingsTests
{
    private static readonly ContactRestriction Wish = new() { Words = "as I like it" };

    [Fact]
    public void A_wish_without_hours_and_days_narrows_nothing() => Assert.Null(Narrowings.Of(Wish, SomeContact.Now));

    [Fact]
    public void Hours_and_days_narrow_the_channels_they_speak_of_or_all()
    {
        var late = Narrowings.Of(Wish with { From = new TimeOnly(12, 0), Channels = [ContactChannel.Voice] }, SomeContact.Now)!;
        Assert.Equal((new TimeOnly(12, 0), null, null), (late.NotBefore!.Value, late.NotFrom, late.NotOn));
        Assert.Equal([ContactChannel.Voice], late.Channels);
        Assert.Equal(new TimeOnly(18, 0), Narrowings.Of(Wish with { Until = new TimeOnly(18, 0) }, SomeContact.Now)!.NotFrom);
        var monday = Narrowings.Of(Wish with { Days = [DayOfWeek.Monday] }, SomeContact.Now)!;
        Assert.Equal(6, monday.NotOn!.Count);
        Assert.DoesNotContain(DayOfWeek.Monday, monday.NotOn);
        Assert.Equal(Enum.GetValues<ContactChannel>(), monday.Channels);
    }
}
