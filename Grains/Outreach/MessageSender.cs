using LeadGrid.Compliance;
using LeadGrid.Contacts;

namespace LeadGrid.Outreach;

/// <summary>Sends a queued message: asks for its permit, waits for its number's turn, lets it leave, and notes what became of it.</summary>
internal sealed class MessageSender(
    IGrainFactory grains, Departures departures, MessageWriter writer, ISendingTurns turns, IEnumerable<ITextProvider> texts, IEnumerable<IMailProvider> mails,
    TimeProvider time)
{
    /// <summary>A turn further away than this is not waited for.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(10);

    /// <summary>The permit is used so long before the turn: what that takes must not cost the turn.</summary>
    private static readonly TimeSpan s_before = TimeSpan.FromMilliseconds(500);

    /// <summary>A message that could not be sent for so long is not wanted any more.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromDays(3);

    /// <summary>Too late for a provider's queue today, and not yet deferred: asked again when the window has closed.</summary>
    private static readonly TimeSpan s_windowEnd = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan s_longestValidity = TimeSpan.FromHours(4);

    /// <summary>The code of a message that was never handed to anybody.</summary>
    public const string GaveUp = "gave_up";

    private static readonly PermitReason s_noNumber = new(
        "number", "", PermitOutcome.Defer, "Every number of the campaign rests, or has sent what it may today.");

    /// <returns>When to try again; null: it is settled.</returns>
    public async Task<DateTimeOffset?> Send(Guid leadId, Guid messageId, DateTimeOffset queuedAt, int attempts, CancellationToken cancellation)
    {
        var lead = grains.GetGrain<ILeadOutreachGrain>(leadId);
        if (await lead.Outgoing(messageId) is not { } message)
        {
            return null;
        }

        if (time.GetUtcNow() - queuedAt > s_patience)
        {
            await lead.Moved(Facts(message, MessageState.Failed) with { Code = GaveUp });
            return null;
        }

        if (message.NotBefore is { } free)
        {
            await lead.Moved(Facts(message, MessageState.Queued) with { Until = free, Reasons = [s_noNumber] });

            // A number that is added meanwhile is free at once.
            var again = time.GetUtcNow() + s_longestPause;
            return free < again ? free : again;
        }

        var permit = await grains.GetGrain<IContactGrain>(message.Contact).RequestPermit(message.Permit);
        var facts = Facts(message, MessageState.Queued) with { Purpose = permit.Purpose, Reasons = permit.Answer.Reasons };
        switch (permit)
        {
            case { AlreadyLeft: true }:
                // A sender before us went away with it. Whether it has left, only the provider's report can tell.
                await lead.Moved(facts with { State = MessageState.Unknown });
                return null;
            case { PermitId: { } id }:
                return await Leave(lead, writer.Frame(message, permit.Purpose), id, permit, facts, attempts, cancellation);
            case { Answer: { Outcome: PermitOutcome.Defer, Until: { } until } }:
                await lead.Moved(facts with { Until = until });
                return until;
            case { Answer.Outcome: PermitOutcome.Allow }:
                return time.GetUtcNow() + s_windowEnd;
            default:
                await lead.Moved(facts with { State = MessageState.Refused });
                return null;
        }
    }

    /// <summary>Sends a message now or not at all; nothing waits for its hour, and nothing is repeated.</summary>
    /// <returns>What was allowed, and what became of it; null: it was not.</returns>
    public async Task<(ContactPermit Permit, SendOutcome? Outcome)> SendNow(OutgoingMessage message, CancellationToken cancellation)
    {
        var permit = await grains.GetGrain<IContactGrain>(message.Contact).RequestPermit(message.Permit);
        return permit.PermitId is { } id ? (permit, (await Depart(message, id, permit, cancellation)).Outcome) : (permit, null);
    }

    private async Task<DateTimeOffset?> Leave(
        ILeadOutreachGrain lead, OutgoingMessage message, Guid permitId, ContactPermit permit, MessageFacts facts, int attempts, CancellationToken cancellation)
    {
        var (provider, outcome) = await Depart(message, permitId, permit, cancellation);
        facts = facts with { Provider = provider };
        switch (outcome)
        {
            case SendOutcome.Accepted accepted:
                await lead.Moved(facts with { State = MessageState.Sent, ProviderId = accepted.ProviderId });
                return null;
            case SendOutcome.Unknown:
                await lead.Moved(facts with { State = MessageState.Unknown });
                return null;
            case SendOutcome.Refused refused:
                await lead.Moved(facts with { State = MessageState.Failed, Code = refused.Code });
                return null;
            case SendOutcome.NotSent later:
                return time.GetUtcNow() + (later.RetryAfter ?? Pause(attempts));
            default:
                throw new InvalidOperationException($"No such outcome: {outcome.GetType().Name}.");
        }
    }

    private async Task<(string Provider, SendOutcome Outcome)> Depart(
        OutgoingMessage message, Guid permitId, ContactPermit permit, CancellationToken cancellation)
    {
        var turn = await Turn(message, s_longestWait, cancellation);
        if (turn is null)
        {
            return ("none", new SendOutcome.NotSent("The number's turns are taken.", s_longestWait));
        }

        await Wait(turn.Left(time) - s_before, cancellation);
        if (await departures.Leave(message.Contact, permitId) is not { } clearance)
        {
            // Void since, or out of time: what holds now is asked for anew.
            return ("none", new SendOutcome.NotSent("What was allowed is not any more.", TimeSpan.Zero));
        }

        var (provider, outcome) = await InTurn(clearance, turn, message, permit, cancellation);
        await departures.Left(message.Contact, permitId, outcome);
        if (outcome is SendOutcome.Refused { OptedOut: true })
        {
            await grains.GetGrain<IContactGrain>(message.Contact).Refuse(
                MessageSteps.Outreach, [message.Permit.Channel], "provider", null, spoken: false, byProvider: true);
        }

        return (provider, outcome);
    }

    private async Task<(string Provider, SendOutcome Outcome)> InTurn(
        Clearance clearance, SendingTurn turn, OutgoingMessage message, ContactPermit permit, CancellationToken cancellation)
    {
        // Who comes too late for a turn takes another, as long as the clearance lasts.
        while (turn.IsOver(time))
        {
            if (await Turn(message, clearance.Rest, cancellation) is not { } another)
            {
                return ("none", new SendOutcome.NotSent("The number's turns are taken."));
            }

            turn = another;
        }

        await Wait(turn.Left(time), cancellation);
        return await Hand(clearance, message, permit, cancellation);
    }

    // E-mail takes no turns.
    private async Task<SendingTurn?> Turn(OutgoingMessage message, TimeSpan ahead, CancellationToken cancellation) =>
        message.Permit.Channel == ContactChannel.Email
            ? SendingTurn.Any
            : await turns.Take(message.From, message.PerSecond, TextSegments.Of(message.Text).Segments, ahead, cancellation);

    private Task Wait(TimeSpan rest, CancellationToken cancellation) =>
        rest > TimeSpan.Zero ? Task.Delay(rest, time, cancellation) : Task.CompletedTask;

    private async Task<(string Provider, SendOutcome Outcome)> Hand(
        Clearance clearance, OutgoingMessage message, ContactPermit permit, CancellationToken cancellation)
    {
        if (message.Permit.Channel == ContactChannel.Email)
        {
            return mails.FirstOrDefault() is { } mail
                ? (mail.Name, await clearance.Under(() => mail.Send(clearance, Mail(message, permit.Purpose), cancellation)))
                : ("none", new SendOutcome.NotSent("No way to send e-mail is configured."));
        }

        var now = time.GetUtcNow();
        var validity = new[] { permit.Answer.Expires - now, message.GoodUntil - now, s_longestValidity }.Min()!.Value;
        var text = new OutgoingText(message.Id, message.From, message.To, message.Text, validity);
        return texts.FirstOrDefault() is { } provider
            ? (provider.Name, await clearance.Under(() => provider.Send(clearance, text, cancellation)))
            : ("none", new SendOutcome.NotSent("No provider of texts is configured."));
    }

    private OutgoingMail Mail(OutgoingMessage message, ContactPurpose purpose) => new(
        message.Id, message.From, message.FromName ?? message.Sender, message.To, message.Subject ?? "", message.Text, message.Html,
        writer.Unsubscribe(message.Id, purpose));

    private static MessageFacts Facts(OutgoingMessage message, MessageState state) =>
        new() { Id = message.Id, Channel = message.Permit.Channel, State = state, Number = NumberOf(message) };

    private static string? NumberOf(OutgoingMessage message) =>
        message.Permit.Channel == ContactChannel.Email || message.NotBefore is not null ? null : message.From;

    private static TimeSpan Pause(int attempts)
    {
        var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(attempts, 20)));
        return pause < s_longestPause ? pause : s_longestPause;
    }
}
