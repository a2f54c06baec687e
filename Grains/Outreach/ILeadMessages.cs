using LeadGrid.Leads;

namespace LeadGrid.Outreach;

/// <summary>Reads the messages of a lead. They are written with the lead's own events.</summary>
internal interface ILeadMessages
{
    /// <summary>The newest 200, oldest first.</summary>
    Task<IReadOnlyList<(StoredMessage Message, MessageContent? Content)>> Of(LeadState lead, CancellationToken cancellation);

    Task<(StoredMessage Message, MessageContent? Content)?> Find(LeadState lead, Guid messageId, CancellationToken cancellation);

    /// <summary>Whose message it is; null: nobody's.</summary>
    Task<Guid?> LeadOf(Guid messageId, CancellationToken cancellation);

    /// <summary>Counts visits, each kind up to <see cref="VisitCounts.Most"/>: no step of the lead, and nobody is told.</summary>
    Task Count(Guid leadId, Guid messageId, VisitCounts more, CancellationToken cancellation);
}
