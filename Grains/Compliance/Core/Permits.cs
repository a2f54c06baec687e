namespace LeadGrid.Compliance;

/// <summary>
/// The decision whether somebody may be contacted: a pure function of the question, what is on record, and the rules. Every rule
/// that binds the channel and purpose says when it allows; what all of them allow is allowed. What no rule speaks of is not done.
/// </summary>
internal static class Permits
{
    private static readonly ForbiddenRule Unruled = new()
    {
        Id = "no-rule",
        Jurisdiction = "*",
        Channels = Enum.GetValues<ContactChannel>(),
        Purposes = Enum.GetValues<ContactPurpose>(),
        Source = "LeadGrid: what no rule speaks of is not done",
        Mark = SourceMark.D,
        Value = new("No rule speaks of such a contact."),
    };

    public static PermitDecision Decide(PermitQuestion question, ContactFacts facts, RuleSet rules)
    {
        var asked = new PermitCase(question, facts, rules);
        var rulings = RulingsOf(asked);
        if (!rulings.Any(ruling => ruling.Speaks))
        {
            rulings = [.. rulings, new Ruling(Unruled, OpenTimes.Never, Unruled.Value.Text)];
        }

        return Decide(asked, rulings);
    }

    /// <summary>
    /// When a person has been allowed to be contacted for so long, by the hours and holidays of everywhere they may be: a clock that
    /// stands still in quiet hours. Whether they agreed to it is not asked.
    /// </summary>
    /// <returns>Null: not within the horizon of the rules.</returns>
    public static DateTimeOffset? AfterOpen(PermitQuestion question, TimeSpan open, RuleSet rules)
    {
        var asked = new PermitCase(question, ContactFacts.None, rules);
        return All(RulingsOf(asked).Where(ruling => ruling.IsWindow)).After(asked.At, open, asked.Last);
    }

    private static Ruling[] RulingsOf(PermitCase asked) =>
    [
        .. asked.Rules.Rules
            .Where(rule => rule.Binds(asked.Question.Channel, asked.Question.Purpose) && asked.Place.IsUnder(rule.Jurisdiction))
            .SelectMany(rule => Rulings.Of(rule, asked)),
    ];

    private static PermitDecision Decide(PermitCase asked, Ruling[] rulings)
    {
        var (at, version) = (asked.At, asked.Rules.Version);
        var windows = All(rulings.Where(ruling => ruling.IsWindow));
        var others = All(rulings.Where(ruling => !ruling.IsWindow));
        var reasons = Reasons(asked, rulings);
        if (windows.EndOf(at) is { } windowEnd && others.EndOf(at) is { } otherEnd)
        {
            var leave = windowEnd == DateTimeOffset.MaxValue ? windowEnd : windowEnd - asked.Rules.LeaveBeforeEnd;
            return new PermitAllowed(Earliest(leave, otherEnd, at + asked.Rules.PermitLife), reasons, version);
        }

        if (windows.And(others).First(at, asked.Last) is { } until)
        {
            return new PermitDeferred(until, reasons, version);
        }

        // Each for itself would allow in time, and all together do not.
        return new PermitDenied(reasons.Any(reason => reason.Outcome == PermitOutcome.Deny) ? reasons : [.. reasons, Never(asked)], version);
    }

    private static OpenTimes All(IEnumerable<Ruling> rulings) =>
        rulings.Aggregate(OpenTimes.Always, (open, ruling) => open.And(ruling.Open));

    private static PermitReason[] Reasons(PermitCase asked, Ruling[] rulings) =>
    [
        .. rulings.Where(ruling => ruling.Speaks || !ruling.Open.Contains(asked.At))
            .Select(ruling => ruling.ToReason(asked.At, asked.Last))
            .Distinct(),
    ];

    private static PermitReason Never(PermitCase asked)
    {
        var horizon = asked.Rules.Rules.OfType<HorizonRule>().Single();
        return new Ruling(horizon, OpenTimes.Never, $"There is no instant within {horizon.Value.Days} days at which every rule allows.")
            .ToReason(asked.At, asked.Last);
    }

    private static DateTimeOffset Earliest(params DateTimeOffset[] instants) => instants.Min();
}
