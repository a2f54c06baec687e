using LeadGrid.Outreach;

namespace LeadGrid.Storage.Outbox;

/// <summary>Messages to people.</summary>
internal sealed class MessageHandler(MessageSender sender) : IOutboxHandler
{
    public string Kind => MessageSteps.Outbox;

    public Task<DateTimeOffset?> Handle(LeasedEffect effect, CancellationToken cancellation) =>
        sender.Send(effect.LeadId, effect.Id, effect.CreatedAt, effect.Attempts, cancellation);
}
