using LeadGrid.Access;
using LeadGrid.Intake;
using LeadGrid.Outreach;

namespace LeadGrid.Mailings;

/// <summary>What a mailing would reach and has reached. A stateless worker; administrators only.</summary>
[Alias("mailing-report-grain")]
public interface IMailingReportGrain : IGrainWithIntegerKey
{
    /// <returns>How many people a segment holds now; null where the actor is not the operator.</returns>
    [Alias("reach")]
    Task<SegmentReach?> Reach(Actor actor, string campaign, MailingSegment segment);

    /// <returns>Null: there is no such mailing.</returns>
    [Alias("figures")]
    Task<MailingFigures?> Figures(Actor actor, string campaign, string id);

    /// <param name="after">The lead at which the page before ended; null: the first page.</param>
    /// <returns>At most <see cref="MailingRecipient.PageSize"/>; null: there is no such mailing.</returns>
    [Alias("recipients")]
    Task<MailingRecipient[]?> Recipients(Actor actor, string campaign, string id, RecipientFilter filter, Guid? after);
}

/// <param name="People">One for each e-mail address.</param>
/// <param name="Faults">Why it cannot be counted; otherwise empty.</param>
[GenerateSerializer, Immutable, Alias("segment-reach")]
public sealed record SegmentReach(
    [property: Id(0)] int People,
    [property: Id(1)] FieldFault[] Faults);

public enum RecipientFilter
{
    All,
    Waiting,
    Written,
    LeftOut,
    Bounced,
    Opened,
    Clicked,
    Replied,
    Unsubscribed,
    Complained,
    Booked,
    Showed,
}

public enum RecipientState
{
    /// <summary>Nothing is written yet.</summary>
    Waiting = 0,

    /// <summary>An e-mail is on its way, or was sent: <see cref="MailingRecipient.Message"/> tells.</summary>
    Written = 1,

    /// <summary>Nothing is sent, and <see cref="MailingRecipient.Reason"/> says why.</summary>
    LeftOut = 2,
}

/// <param name="Message">How far the e-mail has come; null: there is none.</param>
/// <param name="Reason">Why the person waits or is left out: a sentence without personal data.</param>
[GenerateSerializer, Immutable, Alias("mailing-recipient")]
public sealed record MailingRecipient(
    [property: Id(0)] Guid LeadId,
    [property: Id(1)] RecipientState State,
    [property: Id(2)] MessageState? Message,
    [property: Id(3)] DateTimeOffset? WrittenAt,
    [property: Id(4)] string? Reason)
{
    public const int PageSize = 100;
}
