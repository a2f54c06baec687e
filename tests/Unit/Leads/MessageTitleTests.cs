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
    public void Each_step_of_a_message_has_its_sentence(string kind, string title) =>
        Assert.Equal(title, TimelineText.Title(kind, new LeadEventBody { Way = "link", Message = Facts(ContactChannel.Sms) }));

    [Fact]
    public void An_e_mail_is_called_one() =>
        Assert.Equal("E-mail sent", TimelineText.Title(LeadEventKind.MessageSent, new LeadEventBody { Message = Facts(ContactChannel.Email) }));

    private static MessageFacts Facts(ContactChannel channel) =>
        new() { Id = Guid.NewGuid(), Channel = channel, State = MessageState.Queued, Until = SomeLead.Now, Code = "30005" };
}
