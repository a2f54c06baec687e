namespace LeadGrid.Compliance;

/// <summary>How often somebody may be called, and whether at all without having asked for it.</summary>
internal static class CallRulings
{
    public static IEnumerable<Ruling> Of(AttemptsRule rule, PermitCase asked)
    {
        var (most, hours) = rule.Value;
        var subject = asked.Question.Subject;
        var touches = asked.Facts.Touches
            .Where(touch => rule.Binds(touch.Channel, touch.Purpose) && (touch.Subject is null || subject is null || touch.Subject == subject))
            .Select(touch => touch.At)
            .Order()
            .ToArray();

        // Closed from an attempt that is one too many for another, until the oldest of the last so many is so old.
        var full = OpenTimes.Of(touches.Skip(most - 1).Zip(touches, (last, first) => (last, first.AddHours(hours))));
        var recent = touches.Count(touch => touch > asked.At.AddHours(-hours));
        return from under in asked.Under(rule.Jurisdiction)
               select asked.Rule(
                   rule, full.Not(), $"{recent} of {most} attempts in {hours} hours are used up ({under.Candidate.State}).", under.Calendar);
    }

    public static IEnumerable<Ruling> Of(EmergencyRule rule, PermitCase asked)
    {
        var consent = Consents.Written(asked, asked.Question.Channel);
        var open = consent.Open.Or(Relationships.Open(asked));
        return from under in asked.Under(rule.Jurisdiction)
               select asked.Rule(rule, open, $"{rule.Value.Text} {consent.Sentence}", under.Calendar);
    }

    public static IEnumerable<Ruling> Of(CallRefusalRule rule, PermitCase asked) =>
        from said in asked.Facts.CallRefusals
        let closed = OpenTimes.Of([(said, said.AddMonths(rule.Value.Months))])
        select asked.Rule(rule, closed.Not(), $"The person said no to a call on {said:yyyy-MM-dd}: no call for {rule.Value.Months} months.");

    public static IEnumerable<Ruling> Of(DoNotCallRule rule, PermitCase asked)
    {
        var consent = Consents.Written(asked, asked.Question.Channel);
        var scrub = asked.Facts.DoNotCall;
        var copy = scrub is null || scrub.Listed
            ? OpenTimes.Never
            : OpenTimes.Through(scrub.CopyAt, scrub.CopyAt.AddDays(rule.Value.Days));
        var relationship = Relationships.Open(asked);
        var sentence =
            consent.Open.Contains(asked.At) ? consent.Sentence
            : relationship.Contains(asked.At) ? "There is an established business relationship with this seller."
            : scrub is null ? "There is no copy of the national do-not-call list for this number, and no consent."
            : scrub.Listed ? "The number is on the national do-not-call list, and there is no consent."
            : $"The number is not on the national do-not-call list; the copy is of {scrub.CopyAt:yyyy-MM-dd} and good for {rule.Value.Days} days.";
        yield return asked.Rule(rule, consent.Open.Or(relationship).Or(copy), sentence);
    }
}
