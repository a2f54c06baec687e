using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Contacts;

namespace LeadGrid.Outreach;

/// <summary>Makes the message by which a template is tried, and says what became of it. Pure.</summary>
internal static class TestMessages
{
    public const string Mark = "[Test]";

    /// <returns>Null: the campaign has nothing to send it by.</returns>
    public static OutgoingMessage? Of(
        Guid id, ContactChannel channel, RenderedMessage rendered, ContactPurpose purpose, string contact, string to, OutreachSettings settings)
    {
        var mail = channel == ContactChannel.Email;
        if ((mail ? settings.MailFrom : settings.TextNumber) is not { } from)
        {
            return null;
        }

        var permit = new PermitRequest(id, null, channel, purpose, TestConsent.Seller, TestConsent.Subject, mail ? null : to, null, null);
        return new OutgoingMessage(
            id, contact, permit, from, settings.MailFromName, to,
            mail ? rendered.Text : $"{Mark} {rendered.Text}",
            mail ? $"{Mark} {rendered.Subject}" : null,
            rendered.Html, settings.TextsPerSecond, null, rendered.Sender, settings.PostalAddress, MeasureOpens: false);
    }

    /// <param name="outcome">Null: there was no permit.</param>
    public static TestOutcome Outcome(int version, ContactPermit permit, SendOutcome? outcome)
    {
        var tried = new TestOutcome(TestEnd.Accepted, version, null, null, null, permit.Answer.Reasons);
        return outcome switch
        {
            null when permit.Answer is { Outcome: PermitOutcome.Defer, Until: { } until } =>
                tried with { End = TestEnd.NotYet, Until = until, Problem = "It is not allowed at this hour." },
            null when permit.Answer.Outcome == PermitOutcome.Allow =>
                tried with { End = TestEnd.NotYet, Problem = "The hours in which it is allowed are about to end." },
            null => tried with { End = TestEnd.NotAllowed, Problem = "The recipient, or the law, does not allow it." },
            SendOutcome.Accepted => tried,
            SendOutcome.Refused refused => tried with { End = TestEnd.Refused, Problem = refused.Reason, Code = refused.Code },
            SendOutcome.NotSent later => tried with { End = TestEnd.NotSent, Problem = later.Reason },
            SendOutcome.Unknown unknown => tried with { End = TestEnd.Unknown, Problem = unknown.Reason },
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome.GetType().Name, "No such outcome."),
        };
    }
}
