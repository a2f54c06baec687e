using LeadGrid.Compliance;
using LeadGrid.Mailings;
using LeadGrid.Sequences;

namespace LeadGrid.Unit.Mailings;

public class MailingHealthTests
{
    [Theory]
    [InlineData(1_000, 2, 0, false)]
    [InlineData(1_000, 3, 0, true)]
    [InlineData(1_001, 3, 0, false)]
    [InlineData(1_010, 3, 10, true)]
    [InlineData(399, 0, 19, false)]
    [InlineData(400, 0, 20, true)]
    [InlineData(401, 0, 20, false)]
    public void It_pauses_before_mailbox_providers_do(int sent, int complained, int bounced, bool pauses) =>
        Assert.Equal(
            pauses,
            MailingHealth.Hold(new MailingHarm(sent, bounced, complained), null) is not null);

    [Fact]
    public void What_it_was_resumed_with_is_not_held_against_it_again()
    {
        var known = new MailingHarm(400, 20, 3);
        Assert.NotNull(MailingHealth.Hold(known, null));
        Assert.Null(MailingHealth.Hold(known, known));
        Assert.Null(MailingHealth.Hold(new MailingHarm(800, 30, 5), known));
        Assert.StartsWith("3 of 390 people called it spam", MailingHealth.Hold(new MailingHarm(800, 30, 6), known), StringComparison.Ordinal);
        Assert.StartsWith("20 of 400 e-mails came back", MailingHealth.Hold(new MailingHarm(800, 40, 3), known), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lead_answers_with_the_laws_first_word()
    {
        var reason = new PermitReason("consent", "x", PermitOutcome.Deny, "Nobody has agreed.");
        Assert.Null(MailingAnswer.Of(null));
        Assert.Equal(new MailingAnswer(null, null, null), MailingAnswer.Written);
        Assert.Equal(new MailingAnswer(null, "consent", "Nobody has agreed."), MailingAnswer.Of(new StepVerdict.Never("it is not allowed", [reason])));
        Assert.Equal(new MailingAnswer(null, "law", "it is not allowed"), MailingAnswer.Of(new StepVerdict.Never("it is not allowed", [])));
        Assert.Equal(new MailingAnswer(null, "law", "it is not allowed"), MailingAnswer.Of(new StepVerdict.Never("it is not allowed", null)));
        var until = new DateTimeOffset(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);
        Assert.Equal(new MailingAnswer(until, "consent", "One. Two."), MailingAnswer.Of(new StepVerdict.Later(until, ["One.", "Two."], [reason], Spread: true)));
        Assert.Equal(new MailingAnswer(until, "law", "One."), MailingAnswer.Of(new StepVerdict.Later(until, ["One."], null, Spread: true)));
        Assert.Equal("law", MailingAnswer.Of(new StepVerdict.Later(until, ["One."], [], Spread: true))!.Rule);
        Assert.Throws<ArgumentOutOfRangeException>(() => MailingAnswer.Of(new StepVerdict.Call()));
        Assert.Equal(300, MailingAnswer.Never("x", new string('x', 400)).Reason!.Length);
        Assert.Equal(until, MailingAnswer.Of(new StepVerdict.Later(until, ["One."], null, Spread: true))!.Until);
    }

    [Fact]
    public void Its_e_mail_to_a_lead_has_one_name()
    {
        var (mailing, other, lead) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        Assert.Equal(MailingNames.Message(mailing, lead), MailingNames.Message(mailing, lead));
        Assert.NotEqual(MailingNames.Message(mailing, lead), MailingNames.Message(other, lead));
        Assert.Equal("mail.example.com", ISendingDomainGrain.KeyOf("hello@Mail.Example.com"));
    }

    [Fact]
    public void Targets_are_shares_that_rise()
    {
        Assert.Empty(TargetRules.Check(new MailingTargets()));
        Assert.Equal(
            ["open", "reply", "show.to"],
            TargetRules.Check(new() { Open = new(-0.1m, 0.2m), Reply = new(0.1m, 3), Show = new(0.5m, 0.4m) }).Select(fault => fault.Field));
    }
}
