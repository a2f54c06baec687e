using LeadGrid.Access;
using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Contacts;
using LeadGrid.Outreach;

namespace LeadGrid.Unit.Outreach;

public sealed class TestSendTests
{
    private const string Phone = "+12015550123";
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 17, 0, 0, TimeSpan.Zero);
    private static readonly Guid Id = Guid.Parse("01890000-0000-7000-8000-0000000000aa");
    private static readonly Actor Anna = new(ActorKind.Administrator, "key", "Anna");
    private static readonly OutreachSettings Settings = new() { TextNumber = "+12015550100", MailFrom = "hi@anchor.example", MailFromName = "Anchor", PostalAddress = "1 Main St" };

    [Theory]
    [InlineData(ContactChannel.Sms, " (201) 555-0123 ", Phone)]
    [InlineData(ContactChannel.Email, "anna@example.org", "anna@example.org")]
    [InlineData(ContactChannel.Sms, "12", null)]
    [InlineData(ContactChannel.Email, "anna", null)]
    [InlineData(ContactChannel.Voice, "(201) 555-0123", null)]
    public void A_recipient_is_a_number_or_an_address(ContactChannel channel, string typed, string? address)
    {
        var result = TestRecipients.Add([], new NewTestRecipient(channel, " Front desk ", typed), Id, Anna, Now);
        if (address is null)
        {
            Assert.Equal("address", Assert.Single(Assert.IsType<TestRecipientFaulty>(result).Faults).Field);
        }
        else
        {
            Assert.Equal(new TestRecipient(Id, channel, "Front desk", address, "Anna", Now), Assert.IsType<TestRecipientAdded>(result).Recipient);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("two\nlines")]
    [InlineData("a name of more than sixty characters, which is much more than anybody needs")]
    public void A_recipient_has_a_name(string name) => Assert.Equal("name", FaultOf(TestRecipients.Add([], Desk with { Name = name }, Id, Anna, Now)));

    [Fact]
    public void A_recipient_is_there_once_and_only_so_many_are()
    {
        var known = new TestRecipient(Id, ContactChannel.Email, "Desk", "anna@example.org", "Anna", Now);
        Assert.Equal("address", FaultOf(TestRecipients.Add([known], new NewTestRecipient(ContactChannel.Email, "Again", "Anna@example.org"), Id, Anna, Now)));
        Assert.IsType<TestRecipientAdded>(TestRecipients.Add([known], Desk, Id, Anna, Now));
        var full = Enumerable.Repeat(known, ITestRecipientsGrain.Limit).ToArray();
        Assert.Equal("address", FaultOf(TestRecipients.Add(full, Desk, Id, Anna, Now)));
    }

    [Fact]
    public void An_agreement_to_tests_is_a_written_consent_to_tests_once_and_to_nothing_else()
    {
        var given = TestConsent.Of(new ContactFacts(), ContactChannel.Sms, Phone, Anna, Now)!;
        Assert.Equal((ConsentOrigin.Posted, Anna, Now), (given.Consent.Origin, given.By, given.At));
        var facts = new ContactFacts { Consents = [given.Consent] };
        Assert.Null(TestConsent.Of(facts, ContactChannel.Sms, Phone, Anna, Now));
        Assert.NotNull(TestConsent.Of(facts, ContactChannel.Email, null, Anna, Now));
        Assert.NotNull(TestConsent.Of(new ContactFacts { Consents = [given.Consent with { Text = "older words" }] }, ContactChannel.Sms, Phone, Anna, Now));

        var question = new PermitQuestion { Channel = ContactChannel.Sms, Purpose = ContactPurpose.Marketing, At = Now, Seller = TestConsent.Seller, Phone = Phone };
        Assert.Equal(PermitOutcome.Allow, Decide(question, facts));
        Assert.Equal(PermitOutcome.Deny, Decide(question with { Seller = "Anchor Energy" }, facts));
        Assert.Equal(PermitOutcome.Deny, Decide(question, facts with { Revocations = [new Revocation(Now.AddMinutes(-1), RefusalScope.Stop, false, false)] }));

        static PermitOutcome Decide(PermitQuestion question, ContactFacts facts) => Permits.Decide(question, facts, RuleSet.Shipped).ToAnswer().Outcome;
    }

    [Fact]
    public void Only_so_many_tests_are_sent_in_a_while()
    {
        DateTimeOffset[] sent = [];
        for (var i = 0; i < TestTurns.Most; i++)
        {
            (var none, sent) = TestTurns.Take(sent, Now.AddSeconds(i));
            Assert.Null(none);
        }

        var (wait, same) = TestTurns.Take(sent, Now.AddMinutes(1));
        Assert.Equal(TimeSpan.FromMinutes(9), wait);
        Assert.Equal(TestTurns.Most, same.Length);
        (wait, sent) = TestTurns.Take(same, Now + TestTurns.While);
        Assert.Null(wait);
        Assert.Equal(TestTurns.Most, sent.Length);
    }

    [Fact]
    public void A_test_says_that_it_is_one()
    {
        var rendered = new RenderedMessage("Anchor", "Hello", "Words", "<p>Words</p>", []);
        var text = TestMessages.Of(Id, ContactChannel.Sms, rendered, ContactPurpose.Marketing, "phone-1", Phone, Settings)!;
        Assert.Equal(("[Test] Words", null, "+12015550100", Phone, Phone), (text.Text, text.Subject, text.From, text.To, text.Permit.Phone));
        var mail = TestMessages.Of(Id, ContactChannel.Email, rendered, ContactPurpose.Legal, "email-1", "anna@example.org", Settings)!;
        Assert.Equal(("Words", "[Test] Hello", "hi@anchor.example", null, "<p>Words</p>"), (mail.Text, mail.Subject, mail.From, mail.Permit.Phone, mail.Html));
        Assert.Equal((TestConsent.Seller, ContactPurpose.Legal, false), (mail.Permit.Seller, mail.Permit.Purpose!.Value, mail.MeasureOpens));
        Assert.Null(TestMessages.Of(Id, ContactChannel.Email, rendered, ContactPurpose.Legal, "email-1", "anna@example.org", Settings with { MailFrom = null }));
        Assert.Null(TestMessages.Of(Id, ContactChannel.Sms, rendered, ContactPurpose.Legal, "phone-1", Phone, Settings with { TextNumber = null }));
    }

    [Fact]
    public void What_became_of_a_test_is_said_in_words()
    {
        Assert.Equal((TestEnd.Accepted, null, null), Of(new SendOutcome.Accepted("1"), PermitOutcome.Allow));
        Assert.Equal((TestEnd.Refused, "No.", "21610"), Of(new SendOutcome.Refused("21610", "No."), PermitOutcome.Allow));
        Assert.Equal((TestEnd.NotSent, "Busy.", null), Of(new SendOutcome.NotSent("Busy."), PermitOutcome.Allow));
        Assert.Equal((TestEnd.Unknown, "Silence.", null), Of(new SendOutcome.Unknown("Silence."), PermitOutcome.Allow));
        Assert.Equal(TestEnd.NotAllowed, Of(null, PermitOutcome.Deny).End);
        Assert.Equal(TestEnd.NotAllowed, Of(null, PermitOutcome.Defer).End);
        Assert.Equal(TestEnd.NotYet, Of(null, PermitOutcome.Allow).End);
        Assert.Equal(TestEnd.NotYet, Of(null, PermitOutcome.Defer, Now).End);
        Assert.Equal(Now, TestMessages.Outcome(1, Permit(PermitOutcome.Defer, Now), null).Until);
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(new Odd(), PermitOutcome.Allow));

        static (TestEnd End, string? Problem, string? Code) Of(SendOutcome? sent, PermitOutcome outcome, DateTimeOffset? until = null)
        {
            var tried = TestMessages.Outcome(3, Permit(outcome, until), sent);
            Assert.Equal(3, tried.Version);
            return (tried.End, tried.Problem, tried.Code);
        }

        static ContactPermit Permit(PermitOutcome outcome, DateTimeOffset? until) =>
            new(new PermitAnswer { DataVersion = "1", Outcome = outcome, Until = until }, null, ContactPurpose.Marketing, false);
    }

    private static NewTestRecipient Desk => new(ContactChannel.Sms, "Desk", Phone);

    private static string FaultOf(TestRecipientResult result) => Assert.Single(Assert.IsType<TestRecipientFaulty>(result).Faults).Field;

    private sealed record Odd : SendOutcome;
}
