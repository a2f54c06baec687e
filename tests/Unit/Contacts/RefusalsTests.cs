using LeadGrid.Compliance;
using LeadGrid.Contacts;

namespace LeadGrid.Unit.Contacts;

public class RefusalsTests
{
    public static TheoryData<ContactChannel[], string> Asked => new()
    {
        { [], "Everything" },
        { [ContactChannel.Email], "Unsubscribe" },
        { [ContactChannel.Email, ContactChannel.Sms], "Everything" },
        { [ContactChannel.Sms], "Stop" },
        { [ContactChannel.Sms, ContactChannel.Voice, ContactChannel.AiVoice], "Stop" },
        { [ContactChannel.Voice, ContactChannel.AiVoice], "Calls" },
        { [ContactChannel.AiVoice], "Calls" },
    };

    [Theory]
    [MemberData(nameof(Asked))]
    public void What_is_refused_is_closed_by_the_least_scope_that_closes_all_of_it(ContactChannel[] channels, string scope) =>
        Assert.Equal(scope, Refusals.ScopeOf(channels).ToString());

    [Fact]
    public void A_refusal_is_kept_by_the_contacts_that_it_means()
    {
        Assert.True(Refusals.Concerns(RefusalScope.Everything, ContactKind.Phone) && Refusals.Concerns(RefusalScope.Everything, ContactKind.Email));
        Assert.True(Refusals.Concerns(RefusalScope.Unsubscribe, ContactKind.Email));
        Assert.False(Refusals.Concerns(RefusalScope.Unsubscribe, ContactKind.Phone));
        Assert.True(Refusals.Concerns(RefusalScope.Stop, ContactKind.Phone));
        Assert.False(Refusals.Concerns(RefusalScope.Calls, ContactKind.Email));
    }

    [Theory]
    [InlineData("STOP", null, true)]
    [InlineData(" stopall \n", null, true)]
    [InlineData("please stop", null, false)]
    [InlineData("parar", "STOP", true)]
    [InlineData("START", "START", false)]
    public void Providers_act_on_keywords_that_are_the_whole_message(string body, string? type, bool stops) =>
        Assert.Equal(stops, ProviderKeywords.Stops(body, type));

    [Theory]
    [InlineData("", "everything")]
    [InlineData("Sms", "Sms")]
    [InlineData("Email", "Email")]
    [InlineData("Email,Voice,AiVoice", "Voice AiVoice|Email")]
    public void What_is_unticked_is_refused_part_by_part_so_that_no_scope_closes_more_than_it_has_to(string channels, string parts)
    {
        ContactChannel[] unticked = [.. channels.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<ContactChannel>)];
        Assert.Equal(parts, string.Join('|', Refusals.Apart(unticked).Select(part => part.Length == 0 ? "everything" : string.Join(' ', part))));
    }
}
