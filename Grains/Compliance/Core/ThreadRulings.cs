namespace LeadGrid.Compliance;

/// <summary>What a reply answers, and what a confirmation confirms.</summary>
internal static class ThreadRulings
{
    /// <summary>The message or call that a reply answers: the newest on its channel.</summary>
    public static DateTimeOffset? LastInbound(PermitCase asked) => asked.Facts.Inbound
        .Where(message => message.Channel == asked.Question.Channel)
        .Max(message => (DateTimeOffset?)message.At);

    public static IEnumerable<Ruling> Of(ReplyRule rule, PermitCase asked)
    {
        var answered = LastInbound(asked) ?? (asked.Question.AssumeConsent ? asked.At : null);
        yield return answered is { } at
            ? asked.Rule(rule, OpenTimes.Through(at, at.AddHours(rule.Value.Hours)), $"It answers a message or call, within {rule.Value.Hours} hours.")
            : asked.Rule(rule, OpenTimes.Never, "There is no message or call on this channel to answer.");
    }

    public static IEnumerable<Ruling> Of(ConfirmationRule rule, PermitCase asked)
    {
        var standing = Standing(asked);
        if (standing.Length == 0 && !asked.Question.AssumeConsent)
        {
            yield return asked.Rule(rule, OpenTimes.Never, "There is no refusal to confirm.");
        }
        else if (standing.Length > 0 && (standing[^1].ConfirmedByProvider || IsConfirmed(standing[0], asked)))
        {
            yield return asked.Rule(rule, OpenTimes.Never, "The refusal has been confirmed: that is done once.");
        }
        else
        {
            var since = standing.Length > 0 ? standing[^1].At : asked.At;
            yield return asked.Rule(
                rule, OpenTimes.Through(since, since.AddMinutes(rule.Value.Minutes)), $"It confirms a refusal, within {rule.Value.Minutes} minutes.");
        }
    }

    // Refusals that stop texts, the oldest first.
    private static Revocation[] Standing(PermitCase asked) =>
    [
        .. asked.Facts.Revocations
            .Where(revocation => Stops(revocation, asked) && !Lifts.IsLifted(revocation, asked))
            .OrderBy(revocation => revocation.At),
    ];

    private static bool Stops(Revocation revocation, PermitCase asked) => asked.Rules.Rules.OfType<RevocationRule>().Any(rule =>
        rule.Value.Scope == revocation.Scope && rule.Channels.Contains(asked.Question.Channel));

    private static bool IsConfirmed(Revocation first, PermitCase asked) => asked.Facts.Touches.Any(touch =>
        touch.Purpose == ContactPurpose.OptOutConfirmation && touch.At >= first.At);
}
