using LeadGrid.Compliance;
using LeadGrid.Contacts;
using LeadGrid.Outreach;

namespace LeadGrid.Unit.Outreach;

public class ToldLeadsTests
{
    private static readonly LeadOfContact First = new(Guid.Parse("01890000-0000-7000-8000-000000000001"), "solar", true);
    private static readonly LeadOfContact Second = new(Guid.Parse("01890000-0000-7000-8000-000000000002"), "roofs", true);
    private static readonly LeadOfContact Closed = new(Guid.Parse("01890000-0000-7000-8000-000000000003"), "life", false);

    [Fact]
    public void Those_that_use_the_number_come_first_and_the_others_in_their_order() =>
        Assert.Equal([Closed, Second, First], ToldLeads.ByNumber([First, Second, Closed], [Closed.Id, Guid.NewGuid(), Second.Id]));

    [Fact]
    public void A_message_is_told_to_leads_that_are_worked_or_to_the_first() => Assert.Multiple(
        () => Assert.Equal([First, Second], ToldLeads.Of(Taken([Closed, First, Second]))),
        () => Assert.Equal([Closed], ToldLeads.Of(Taken([Closed, Closed]))),
        () => Assert.Empty(ToldLeads.Of(Taken([]))));

    [Fact]
    public void Of_many_leads_the_first_are_told_and_a_refusal_all()
    {
        var many = Enumerable.Range(0, 12).Select(n => First with { Id = new Guid(n, 0, 0, new byte[8]) }).Append(Closed).ToArray();
        Assert.Equal(many[..10], ToldLeads.Of(Taken(many)));
        Assert.Equal(many, ToldLeads.Of(Taken(many, "phone-01")));
    }

    private static TextReceived Taken(LeadOfContact[] leads, params string[] refused) =>
        new(new ReplyJudgement { Intent = ReplyIntent.None, Confidence = 1 }, leads, false, false, refused, null);
}
