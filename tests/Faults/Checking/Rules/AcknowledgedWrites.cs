using LeadGrid.Faults.History;
using LeadGrid.Intake;

namespace LeadGrid.Faults.Checking.Rules;

/// <summary>What was answered with success is on disk, and in the log.</summary>
internal static class AcknowledgedWrites
{
    public static IEnumerable<Violation> Check(RunHistory history, GridState state) =>
        Posts(history, state).Concat(Remarks(history, state)).Concat(Commands(history, state)).Concat(Settings(history, state));

    private static IEnumerable<Violation> Posts(RunHistory history, GridState state)
    {
        var leads = state.Leads.ToDictionary(l => l.Id);
        var steps = Steps(state);
        var known = state.Keys.Where(k => k.LeadId is not null).Select(k => k.LeadId!.Value).ToHashSet();
        foreach (var (operation, post, answer) in history.Acknowledged<PostLead, Posted>().Where(p => p.Answer.Outcome == IntakeOutcome.Accepted))
        {
            var id = answer.LeadId!.Value;
            if (!leads.TryGetValue(id, out var lead))
            {
                yield return Lost($"the accepted lead {id} is not there", operation);
                continue;
            }

            if (lead.Mark != post.Mark || lead.Score != answer.Score)
            {
                yield return Lost($"the lead {id} is not the one that was posted", operation, lead);
            }

            if (!known.Contains(id))
            {
                yield return Lost($"the key of the accepted lead {id} is not remembered", operation, lead);
            }

            var routed = steps.GetValueOrDefault((id, 2));
            if (steps.GetValueOrDefault((id, 1))?.Kind != EventKinds.Received || routed is null || routed.Broker != answer.Broker)
            {
                yield return Lost($"the log does not tell what was answered of lead {id}", operation, lead, routed);
            }
        }
    }

    private static IEnumerable<Violation> Remarks(RunHistory history, GridState state)
    {
        var remarks = state.Log.Where(e => e.Kind == EventKinds.DuplicateReceived).CountBy(e => e.Lead).ToDictionary();
        foreach (var met in history.Acknowledged<PostLead, Posted>()
            .Where(p => p.Answer.Outcome == IntakeOutcome.Duplicate)
            .GroupBy(p => p.Answer.DuplicateOf!.Value))
        {
            var posts = met.DistinctBy(p => p.Request.Key).ToArray();
            if (remarks.GetValueOrDefault(met.Key) < posts.Length)
            {
                yield return Lost(
                    $"lead {met.Key} met {posts.Length} duplicates and its log has {remarks.GetValueOrDefault(met.Key)}",
                    [.. posts.Select(p => p.Operation)]);
            }
        }
    }

    private static IEnumerable<Violation> Commands(RunHistory history, GridState state)
    {
        var steps = Steps(state);
        foreach (var (operation, command, answer) in history.Acknowledged<WorkLead, Worked>())
        {
            var step = steps.GetValueOrDefault((command.Lead, answer.Version));
            if (step is null || step.Kind != EventKinds.OfVerb(command.Verb) || (step.Text is { } text && command.Text is { } said && text != said))
            {
                yield return Lost($"version {answer.Version} of lead {command.Lead} is not the acknowledged {command.Verb}", operation, step);
            }
        }
    }

    public static IEnumerable<Violation> Settings(RunHistory history, GridState state)
    {
        var brokers = state.Brokers.ToDictionary(b => b.Id);
        foreach (var changes in history.Operations.Where(o => o is { Request: SetBroker, Answer: not Declined }).GroupBy(o => ((SetBroker)o.Request).Broker))
        {
            var last = changes.Last();
            var broker = brokers.GetValueOrDefault(changes.Key);
            var version = changes.Select(c => c.Answer).OfType<BrokerSet>().Select(a => a.Version).DefaultIfEmpty().Max();
            if (broker is null || broker.Version < version || (last.Answer is BrokerSet && broker.Limits != ((SetBroker)last.Request).Next))
            {
                yield return Lost($"the settings of {changes.Key} are not those acknowledged", last, broker);
            }
        }
    }

    // An unknown pair of the same version is the concern of the version chain.
    private static Dictionary<(Guid Lead, long Version), EventRecord> Steps(GridState state)
    {
        var steps = new Dictionary<(Guid, long), EventRecord>();
        foreach (var step in state.Log.Where(e => e.Version > 0))
        {
            steps.TryAdd((step.Lead, step.Version), step);
        }

        return steps;
    }

    private static Violation Lost(string what, params object?[] evidence) => new(Promise.NoAcknowledgedWriteLost, what, evidence);
}
