using LeadGrid.Leads;

namespace LeadGrid.Outreach;

internal static class MessageViews
{
    /// <param name="content">Null once erased.</param>
    /// <param name="sight">The reader's.</param>
    public static LeadMessage Of(StoredMessage message, MessageContent? content, NumberSight sight) => new()
    {
        Id = message.Facts.Id,
        Channel = message.Facts.Channel,
        State = message.Facts.State,
        At = message.At,
        UpdatedAt = message.UpdatedAt,
        By = message.By,
        Subject = sight.Words(content?.Subject),
        Text = sight.Words(content?.Text) ?? "",
        Purpose = message.Facts.Purpose,
        Reasons = message.Facts.Reasons ?? [],
        // What has left waits no more.
        Until = message.Facts.State == MessageState.Queued ? message.Facts.Until : null,
        Code = message.Facts.Code,
        Template = message.Facts.Template,
        Engagement = EngagementOf(message.Facts, message.Visits),
        Number = message.Facts.Number,
    };

    private static MessageEngagement? EngagementOf(MessageFacts facts, VisitCounts visits) =>
        facts is { OpenedAt: null, MachineOpenedAt: null, ClickedAt: null, MachineClickedAt: null }
            ? null
            : new(
                facts.OpenedAt, facts.MachineOpenedAt, facts.ClickedAt, facts.MachineClickedAt,
                visits.Opens, visits.MachineOpens, visits.Clicks, visits.MachineClicks);
}
