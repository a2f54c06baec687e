using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Leads;
using LeadGrid.Mailings;

namespace LeadGrid.Outreach;

/// <summary>The steps that a lead takes for the messages to and from its person. Pure.</summary>
internal static class MessageSteps
{
    /// <summary>The kind of the outbox rows that are messages.</summary>
    public const string Outbox = "message";

    /// <summary>The kind of the outbox rows that tell a broker's own system of a refusal.</summary>
    public const string Notice = "refusal";

    /// <summary>LeadGrid itself, where it writes of its own accord.</summary>
    public static readonly Actor Outreach = new(ActorKind.System, "outreach", "LeadGrid");

    private static readonly Actor s_machine = new(ActorKind.System, "machine", "a machine");
    private static readonly Actor s_person = new(ActorKind.System, "person", "the person");

    /// <summary>Whether the lead is still worked, or waits to be.</summary>
    public static bool MayBeContacted(LeadState lead) => LeadStatusRules.IsOpen(lead.Status) || lead.Status == LeadStatus.Queued;

    /// <summary>Whether a queued message is still for this lead. Mailings may go to leads that nobody works any more.</summary>
    public static bool MayBeSent(LeadState lead, MessageFacts facts) => MayBeContacted(lead)
        || facts.Purpose is ContactPurpose.OptOutConfirmation or ContactPurpose.Legal
        || (facts.Mailing is not null && MailingRules.MayReach(lead.Status));

    public static LeadStep Queue(
        LeadState lead, Guid id, ContactChannel channel, ContactPurpose? purpose, string? template, MessageContent content, Actor by, DateTimeOffset now,
        string? mailing = null)
    {
        var facts = new MessageFacts { Id = id, Channel = channel, State = MessageState.Queued, Purpose = purpose, Template = template, Mailing = mailing };
        var step = Step(lead, LeadEventKind.MessageQueued, facts, by, now, content.Text);
        return new(step.Next, step.Event with { Content = content }, [new OutboxEntry(Outbox, $"message {id:N}", "{}", null) { Id = id }]);
    }

    /// <returns>Null: the report says less than is known.</returns>
    public static LeadStep? Move(LeadState lead, StoredMessage known, MessageFacts facts, DateTimeOffset now)
    {
        var waits = facts.State == MessageState.Queued && known.Facts.State == MessageState.Queued && facts.Until != known.Facts.Until;
        var left = facts.State is MessageState.Sent or MessageState.Unknown;

        var overtaken = left && IsOvertaken(known.Facts, facts);
        if (facts.State <= known.Facts.State && !waits && !overtaken)
        {
            return null;
        }

        var kind = facts.State switch
        {
            MessageState.Queued => LeadEventKind.MessageDeferred,
            MessageState.Sent => LeadEventKind.MessageSent,
            MessageState.Unknown => LeadEventKind.MessageUnknown,
            MessageState.Delivered => LeadEventKind.MessageDelivered,
            MessageState.Failed => LeadEventKind.MessageFailed,
            MessageState.Refused => LeadEventKind.MessageRefused,
            _ => throw new ArgumentOutOfRangeException(nameof(facts), "A message of ours is not received."),
        };
        facts = facts with
        {
            Channel = known.Facts.Channel,
            State = overtaken ? known.Facts.State : facts.State,
            SentAt = left ? known.Facts.SentAt ?? now : null,
            DeliveredAt = facts.State == MessageState.Delivered ? now : null,
        };
        return Step(lead, kind, facts, Outreach, now, null);
    }

    // The provider's report was faster than our own note of having sent it: when and why it left, and by which number, is still to be kept.
    private static bool IsOvertaken(MessageFacts known, MessageFacts late) =>
        known.State is MessageState.Sent or MessageState.Delivered or MessageState.Failed
        && (known.SentAt is null || (known.Number is null && late.Number is not null) || (known.Reasons is null && late.Reasons is not null));

    /// <returns>The first of its kind; null: one like it was noted before. How far the message has come stays as it was.</returns>
    public static LeadStep? Visit(LeadState lead, StoredMessage known, bool click, bool machine, DateTimeOffset at, DateTimeOffset now)
    {
        var facts = new MessageFacts { Id = known.Facts.Id, Channel = known.Facts.Channel, State = known.Facts.State };
        var (before, first) = (click, machine) switch
        {
            (false, false) => (known.Facts.OpenedAt, facts with { OpenedAt = at }),
            (false, true) => (known.Facts.MachineOpenedAt ?? known.Facts.OpenedAt, facts with { MachineOpenedAt = at }),
            (true, false) => (known.Facts.ClickedAt, facts with { ClickedAt = at }),
            (true, true) => (known.Facts.MachineClickedAt ?? known.Facts.ClickedAt, facts with { MachineClickedAt = at }),
        };
        return before is null
            ? Step(
                lead, click ? LeadEventKind.MessageClicked : LeadEventKind.MessageOpened, new LeadEventBody { Message = first, Machine = machine },
                machine ? s_machine : s_person, now, null)
            : null;
    }

    /// <returns>The first time that the person withdrew by a message; null: it was noted before.</returns>
    public static LeadStep? Unwanted(LeadState lead, StoredMessage known, bool complaint, DateTimeOffset now)
    {
        var facts = new MessageFacts { Id = known.Facts.Id, Channel = known.Facts.Channel, State = known.Facts.State };
        return (complaint ? known.Facts.ComplainedAt : known.Facts.UnsubscribedAt) is null
            ? Step(
                lead, complaint ? LeadEventKind.MessageComplained : LeadEventKind.MessageUnsubscribed,
                complaint ? facts with { ComplainedAt = now } : facts with { UnsubscribedAt = now }, s_person, now, null)
            : null;
    }

    public static LeadStep Receive(LeadState lead, MessageFacts facts, string text, DateTimeOffset now)
    {
        var step = Step(lead, LeadEventKind.MessageReceived, facts, s_person, now, text);
        return step with { Event = step.Event with { Content = new MessageContent(text) } };
    }

    public static LeadStep RefuseContact(LeadState lead, string way, string? words, DateTimeOffset now) =>
        Step(lead, LeadEventKind.ContactRefused, new LeadEventBody { Way = way }, s_person, now, words);

    public static LeadStep RefusalTold(LeadState lead, bool acknowledged, DateTimeOffset now) => Step(
        lead, acknowledged ? LeadEventKind.RefusalTold : LeadEventKind.RefusalUntold, new LeadEventBody { BrokerId = lead.BrokerId, BrokerName = lead.BrokerName },
        Outreach, now, null);

    public static LeadStep Call(LeadState lead, PermitAnswer answer, bool allowed, Actor by, DateTimeOffset now) => Step(
        lead, allowed ? LeadEventKind.CallAllowed : LeadEventKind.CallRefused, new LeadEventBody { Reasons = answer.Reasons }, by, now, null);

    private static LeadStep Step(
        LeadState lead, string kind, MessageFacts facts, Actor by, DateTimeOffset now, string? text) =>
        Step(lead, kind, new LeadEventBody { Message = facts }, by, now, text);

    private static LeadStep Step(
        LeadState lead, string kind, LeadEventBody body, Actor by, DateTimeOffset now, string? text)
    {
        var next = lead with { Version = lead.Version + 1, UpdatedAt = now };
        var step = new LeadEvent(lead.Id, lead.Campaign, kind, next.Version, now, by, body, text);
        return new(next, step, IsRefusal(step) && next.BrokerId is not null ? [new OutboxEntry(Notice, $"refusal {next.Id:N} {next.Version}", "{}", null)] : []);
    }

    // To be told to the broker who received the lead: with the step that says so, or not at all.
    private static bool IsRefusal(LeadEvent step) =>
        step.Kind == LeadEventKind.ContactRefused || step.Body.Message?.Read is ReplyIntent.OptOut or ReplyIntent.WrongNumber;
}
