using LeadGrid.Simulation.People;
using LeadGrid.Simulation.Webhooks;

namespace LeadGrid.Simulation.Twilio;

/// <summary>What becomes of a message that was taken: its statuses, their webhooks, and what the person says to it.</summary>
internal sealed class Course(Provider provider)
{
    private static readonly int[] Undeliverable = [30003, 30005, 30006, 30007];

    public void Begin(TwilioMessage message, IReadOnlyList<Reaction> reactions, Random dice)
    {
        var behaviour = provider.Behaviour;
        var fails = dice.NextDouble() < behaviour.Undelivered;
        var code = Dice.Pick(dice, Undeliverable);
        var sent = behaviour.Steps.Draw(dice);
        var delivered = sent + behaviour.Steps.Draw(dice);
        Report(message, "queued", null, TimeSpan.Zero, dice);
        // Their order is that of the statuses, unless chance has it otherwise: then the last comes first.
        var disordered = dice.NextDouble() < behaviour.DisorderedWebhooks;
        var (first, second) = disordered ? (delivered, sent) : (sent, delivered);
        Report(message, "sent", null, first, dice);
        Report(message, fails ? "undelivered" : "delivered", fails ? code : null, second, dice);
        provider.Agenda.Later(sent, _ => Step(message, "sent", null));
        provider.Agenda.Later(delivered, _ => Step(message, fails ? "undelivered" : "delivered", fails ? code : null));
        if (fails)
        {
            return;
        }

        foreach (var reaction in reactions.Where(r => r.When == Moment.AfterDelivery))
        {
            provider.Agenda.Later(
                delivered + TimeSpan.FromMilliseconds(reaction.After),
                cancellation => provider.Say(message.To, message.From, reaction.Text, cancellation));
        }
    }

    private Task Step(TwilioMessage message, string status, int? code)
    {
        var now = provider.Clock.Now().Utc;
        (message.Sent, message.Updated, message.ErrorCode) = (message.Sent ?? now, now, code ?? message.ErrorCode);
        if (message.Status is not ("delivered" or "undelivered"))
        {
            message.Status = status;
        }

        return Task.CompletedTask;
    }

    private void Report(TwilioMessage message, string status, int? code, TimeSpan at, Random dice)
    {
        if (message.StatusCallback is not { } url)
        {
            return;
        }

        var behaviour = provider.Behaviour;
        var webhook = TwilioWebhooks.Status(message, status, code, url);
        if (dice.NextDouble() < behaviour.LateWebhooks)
        {
            at += behaviour.Lateness.Draw(dice);
        }

        provider.Agenda.Later(at, cancellation => provider.Postman.Bring(webhook, cancellation));
        if (dice.NextDouble() < behaviour.DuplicateWebhooks)
        {
            provider.Agenda.Later(at + behaviour.Steps.Draw(dice), cancellation => provider.Postman.Bring(webhook, cancellation));
        }
    }
}
