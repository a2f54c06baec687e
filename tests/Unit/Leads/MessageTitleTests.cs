using LeadGrid.Compliance;
using LeadGrid.Leads;
using LeadGrid.Outreach;

namespace LeadGrid.Unit.Leads;

public class MessageTitleTests
{
    [Theory]
    [InlineData(LeadEventKind.MessageQueued, "Text to be sent")]
    [InlineData(LeadEventKind.MessageDeferred, "Text waits until 2026-03-02 15:00 UTC")]
    [InlineData(LeadEventKind.MessageSent, "Text sent")]
    [InlineData(LeadEventKind.MessageUnknown, "Text may have been sent: the provider did not answer")]
    [InlineData(LeadEventKind.MessageDelivered, "Text delivered")]
    [InlineData(LeadEventKind.MessageFailed, "Text could not be delivered (30005)")]
    [InlineData(LeadEventKind.MessageRefused, "Text not sent: not allowed")]
    [InlineData(LeadEventKind.MessageReceived, "Text from the person")]
    [InlineData(LeadEventKind.CallAllowed, "Call allowed, number shown")]
    [InlineData(LeadEventKind.CallRefused, "Call not allowed")]
    [InlineData(LeadEventKind.ContactRefused, "The person wants no more contact (link)")]
    [InlineData(LeadEventKind.RefusalTold, "Anchor's own system has acknowledged the refusal")]
    [InlineData(LeadEventKind.RefusalUntold, "Anchor's own system did not acknowledge the refusal: tell them")]
    public void Each_step_of_a_message_has_its_sentence(string kind, string title) =>
        Assert.Equal(title, TimelineText.Title(kind, new LeadEventBody { Way = "link", BrokerName = "Anchor", Message = Facts(ContactChannel.Sms) }));

    [Theory]
    [InlineData(ReplyIntent.OptOut, "Text from the person: no more contact")]
    [InlineData(ReplyIntent.OptIn, "Text from the person: texts are welcome again")]
    [InlineData(ReplyIntent.Help, "Text from the person: asks for help")]
    [InlineData(ReplyIntent.WrongNumber, "Text from the person: it is the wrong number")]
    [InlineData(ReplyIntent.Hold, "Text from the person: unclear, nothing is sent until somebody has read it")]
    [InlineData(ReplyIntent.None, "Text from the person")]
    public void A_message_from_the_person_says_what_it_was_read_as(ReplyIntent read, string title)
    {
        var body = new LeadEventBody { Message = Facts(ContactChannel.Sms) with { Read = read } };
        Assert.Equal(title, TimelineText.Title(LeadEventKind.MessageReceived, body));
    }

    [Theory]
    [InlineData(LeadEventKind.MessageOpened, false, "E-mail opened")]
    [InlineData(LeadEventKind.MessageOpened, true, "E-mail opened by a machine, such as a scanner")]
    [InlineData(LeadEventKind.MessageClicked, false, "A link in the e-mail was followed")]
    [InlineData(LeadEventKind.MessageClicked, true, "A link in the e-mail was followed by a machine, such as a scanner")]
    public void A_look_at_an_e_mail_says_whose(string kind, bool machine, string title) =>
        Assert.Equal(title, TimelineText.Title(kind, new LeadEventBody { Machine = machine, Message = Facts(ContactChannel.Email) }));

    [Fact]
    public void A_mailing_is_named_and_who_does_not_want_it_says_so()
    {
        var body = new LeadEventBody { Message = Facts(ContactChannel.Email) with { Mailing = "spring" } };
        Assert.Equal("E-mail of mailing spring to be sent", TimelineText.Title(LeadEventKind.MessageQueued, body));
        Assert.Equal("E-mail answered by its link: no more of it", TimelineText.Title(LeadEventKind.MessageUnsubscribed, body));
        Assert.Equal("E-mail called spam by the person", TimelineText.Title(LeadEventKind.MessageComplained, body));
    }

    [Fact]
    public void An_e_mail_is_called_one() =>
        Assert.Equal("E-mail sent", TimelineText.Title(LeadEventKind.MessageSent, new LeadEventBody { Message = Facts(ContactChannel.Email) }));

    private static MessageFacts Facts(ContactChannel channel) =>
        new() { Id = Guid.NewGuid(), Channel = channel, State = MessageState.Queued, Until = SomeLead.Now, Code = "30005" };
}
