namespace LeadGrid.Faults.FollowUp;

/// <summary>
/// The judge of a storm of pull-backs, a pure function of the log: each plan took effect once and not before its time, none was
/// forgotten, and nobody got back what was just taken from him.
/// </summary>
internal static class PullBackChecker
{
    public const string Assigned = "assigned";
    public const string Planned = "pull_back_planned";
    public const string PulledBack = "pulled_back";

    /// <summary>A claim that a dying silo holds was due a moment before.</summary>
    private static readonly TimeSpan s_before = TimeSpan.FromSeconds(1);

    /// <summary>Longer than a death goes unnoticed, and what it held up takes.</summary>
    private static readonly TimeSpan s_after = TimeSpan.FromSeconds(15);

    public static PullBackVerdict Check(PullBackRecord record)
    {
        var violations = new List<string>();
        var late = new List<(DateTimeOffset Due, TimeSpan By)>();
        var byLead = record.Events.ToLookup(each => each.Lead);
        foreach (var lead in record.Leads)
        {
            Check(lead, [.. byLead[lead].OrderBy(each => each.Version)], record.Expected, late, violations);
        }

        violations.AddRange(byLead.Select(each => each.Key).Except(record.Leads).Select(stranger => $"Lead {stranger} was never posted"));
        var around = late.ToLookup(each => record.Deaths.Any(death => each.Due > death.Killed - s_before && each.Due < death.Killed + s_after), each => each.By);
        return new PullBackVerdict(
            Lateness.Of(around[false]), Lateness.Of(around[true]), [.. record.Deaths.Select(death => (death.Declared - death.Killed).TotalSeconds)], violations);
    }

    private static void Check(
        Guid lead, PullBackEvent[] events, DateTimeOffset expected, List<(DateTimeOffset Due, TimeSpan By)> late, List<string> violations)
    {
        DateTimeOffset? open = null;
        string? loser = null;
        var plans = 0;
        foreach (var each in events)
        {
            switch (each.Kind)
            {
                case Planned:
                    Demand(open is null, "is planned again before it took effect");
                    (open, plans) = (each.PlannedFor, plans + 1);
                    break;
                case PulledBack when open is { } due:
                    Demand(each.RecordedAt >= due, $"took effect before its time, {due:HH:mm:ss.fff}");
                    late.Add((due, each.RecordedAt - due));
                    (open, loser) = (null, each.Broker);
                    break;
                case PulledBack:
                    Demand(false, "took effect without a plan, or twice");
                    break;
                case Assigned:
                    Demand(loser is null || each.Broker != loser, $"gave the lead back to {each.Broker}");
                    break;
            }

            void Demand(bool kept, string problem)
            {
                if (!kept)
                {
                    violations.Add($"Lead {lead}: at version {each.Version} the pull-back {problem}");
                }
            }
        }

        if (plans == 0)
        {
            violations.Add($"Lead {lead}: no pull-back was ever planned");
        }

        if (open <= expected)
        {
            violations.Add($"Lead {lead}: the pull-back that was due at {open:HH:mm:ss.fff} is forgotten");
        }
    }
}
