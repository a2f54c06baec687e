namespace LeadGrid.Outreach;

/// <summary>A visit that was noted, until nothing that comes later can change what is thought of it.</summary>
/// <param name="Judged">It only still tells about those that came close after it.</param>
internal sealed record NotedVisit(MessageVisit Visit, DateTimeOffset At, bool Judged = false);

/// <summary>Judges who looked at an e-mail: a person, or a machine on the way to the person. Pure.</summary>
internal static class VisitJudge
{
    /// <returns>Those that nothing can come close to any more.</returns>
    /// <param name="close">How near to each other visits must be to tell about each other.</param>
    public static NotedVisit[] Due(IEnumerable<NotedVisit> noted, DateTimeOffset now, TimeSpan close) =>
        [.. noted.Where(each => !each.Judged && now - each.At >= close)];

    /// <returns>What is left when some were judged: those that were not, and those that still tell about them.</returns>
    public static NotedVisit[] Settle(IReadOnlyCollection<NotedVisit> noted, IEnumerable<NotedVisit> judged, TimeSpan close)
    {
        var done = judged.ToHashSet(ReferenceEqualityComparer.Instance);
        var open = noted.Where(each => !each.Judged && !done.Contains(each)).ToArray();
        return
        [
            .. noted.Select(each => done.Contains(each) ? each with { Judged = true } : each)
                .Where(each => !each.Judged || open.Any(other => (other.At - each.At).Duration() < close)),
        ];
    }

    /// <param name="others">All that are noted, this one among them.</param>
    /// <param name="links">How many links of the message are measured.</param>
    public static bool IsMachine(NotedVisit noted, IEnumerable<NotedVisit> others, MessageFacts facts, int links, VisitRules rules)
    {
        var (visit, at) = (noted.Visit, noted.At);
        return visit.Ahead
            || IsHasty(at, facts.SentAt, rules.Haste)
            || IsHasty(at, facts.DeliveredAt, rules.Haste)
            || (visit.Place is not null && IsBurst(noted, others, links, rules.Burst))
            || (!rules.Persons.Any(rule => rule.Fits(visit.Agent)) && rules.Machines.Any(rule => rule.Fits(visit.Agent)));
    }

    private static bool IsHasty(DateTimeOffset at, DateTimeOffset? since, HasteRule haste) =>
        since is { } from && at - from < TimeSpan.FromSeconds(haste.Seconds);

    // Any stretch of that length that this click lies in: those before it, or those after it, or some of both.
    private static bool IsBurst(NotedVisit noted, IEnumerable<NotedVisit> others, int links, BurstRule burst)
    {
        var length = TimeSpan.FromSeconds(burst.Seconds);
        var clicks = others
            .Where(each => each.Visit.MessageId == noted.Visit.MessageId && each.Visit.Place is not null && (each.At - noted.At).Duration() < length)
            .ToArray();
        var many = Math.Min(burst.Links, links);
        return many > 1 && clicks
            .Where(first => first.At <= noted.At)
            .Any(first => clicks.Where(each => each.At >= first.At && each.At - first.At < length).Select(each => each.Visit.Place).Distinct().Count() >= many);
    }
}
