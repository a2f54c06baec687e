using LeadGrid.Brokers;
using LeadGrid.Campaigns;
using LeadGrid.Intake;

namespace LeadGrid.Routing;

/// <summary>
/// Routes the leads of one batch, one after the other: each assignment counts for the next. Holds the working copy of
/// allowances and rotations; the transaction writes what changed, or throws all of it away.
/// </summary>
internal sealed class RoutingDesk
{
    private readonly RoutingMember[] _members;
    private readonly DateTimeOffset _now;
    private readonly Dictionary<string, Allowance> _allowances;
    private readonly Dictionary<string, string[]> _against = [];
    private readonly HashSet<string> _assigned = [];
    private readonly Dictionary<string, BrokerName> _names;
    private readonly Condition[] _filters;

    /// <summary>By kind of lead. Forgotten when something begins or ceases to speak against a broker.</summary>
    private readonly Dictionary<string, RoutingJudgement> _judgements = [];

    /// <param name="allowances">By broker; one that is missing has had nothing yet.</param>
    public RoutingDesk(
        RoutingSettings settings, IReadOnlyDictionary<string, Allowance> allowances, RotationBook rotations, DateTimeOffset now)
    {
        // In a fixed order, so that the same eligible set always has the same name.
        _members = [.. settings.Members.OrderBy(m => m.Profile.Id, StringComparer.Ordinal)];
        _now = now;
        _names = _members.ToDictionary(m => m.Profile.Id, m => new BrokerName(m.Profile.Id, m.Profile.Name));
        _filters = [.. _members.SelectMany(m => m.Profile.Filters)];
        Rotations = rotations;
        _allowances = _members.ToDictionary(
            m => m.Profile.Id,
            m =>
            {
                var today = WorkingHoursClock.LocalDate(m.Profile.Hours, now);
                return (allowances.GetValueOrDefault(m.Profile.Id) ?? new Allowance(today, 0, 0, 0)).On(today);
            });
        foreach (var member in _members)
        {
            Judge(member.Profile);
        }
    }

    public RotationBook Rotations { get; }

    /// <summary>The allowances of brokers that got a lead in this batch.</summary>
    public IReadOnlyDictionary<string, Allowance> Changed =>
        _assigned.ToDictionary(id => id, id => _allowances[id]);

    /// <summary>The brokers against which nothing speaks but perhaps the lead.</summary>
    public IReadOnlySet<string> Available =>
        _against.Where(b => b.Value.Length == 0).Select(b => b.Key).ToHashSet();

    /// <summary>The states in which an available broker is licensed.</summary>
    public string[] AvailableStates => [.. _members
        .Where(m => _against[m.Profile.Id].Length == 0)
        .SelectMany(m => m.Profile.Licences)
        .Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Decides one lead, and takes it from the chosen broker's allowance.</summary>
    public RoutingExplanation Route(LeadFacts facts)
    {
        var judgement = JudgementOf(facts);
        if (judgement.Eligible is not { } eligible)
        {
            return new RoutingExplanation(null, judgement.Rule, judgement.Candidates);
        }

        var chosen = Rotations.Next(eligible).Profile;
        _allowances[chosen.Id] = _allowances[chosen.Id].Take();
        _assigned.Add(chosen.Id);
        var before = _against[chosen.Id];
        Judge(chosen);
        if (!before.AsSpan().SequenceEqual(_against[chosen.Id]))
        {
            _judgements.Clear();
        }

        return new RoutingExplanation(chosen.Id, judgement.Rule, judgement.Candidates);
    }

    public BrokerName NameOf(string brokerId) => _names[brokerId];

    /// <summary>Only a lead's state and what a filter says of it tell it from another.</summary>
    private RoutingJudgement JudgementOf(LeadFacts facts)
    {
        var kind = Eligibility.KindOf(facts, _filters);
        if (!_judgements.TryGetValue(kind, out var judgement))
        {
            _judgements[kind] = judgement = new RoutingJudgement(
                _members, [.. _members.Select(m => (string[])[.. _against[m.Profile.Id], .. Eligibility.AgainstLead(m.Profile, facts)])]);
        }

        return judgement;
    }

    private void Judge(BrokerProfile broker) =>
        _against[broker.Id] = Eligibility.AgainstBroker(broker, _allowances[broker.Id], _now);
}
