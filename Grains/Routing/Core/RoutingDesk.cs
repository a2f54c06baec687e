using LeadGrid.Brokers;
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

    /// <param name="allowances">By broker; one that is missing has had nothing yet.</param>
    public RoutingDesk(
        RoutingSettings settings, IReadOnlyDictionary<string, Allowance> allowances, RotationBook rotations, DateTimeOffset now)
    {
        // In a fixed order, so that the same eligible set always has the same name.
        _members = [.. settings.Members.OrderBy(m => m.Profile.Id, StringComparer.Ordinal)];
        _now = now;
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
        var candidates = new RoutingCandidate[_members.Length];
        var eligible = new List<RoutingMember>();
        for (var i = 0; i < _members.Length; i++)
        {
            var (profile, weight) = _members[i];
            string[] reasons = [.. _against[profile.Id], .. Eligibility.AgainstLead(profile, facts)];
            candidates[i] = new RoutingCandidate(profile.Id, profile.Name, reasons.Length == 0, reasons, weight);
            if (reasons.Length == 0)
            {
                eligible.Add(_members[i]);
            }
        }

        if (eligible.Count == 0)
        {
            return new RoutingExplanation(
                null, _members.Length == 0 ? "The campaign has no brokers." : "No broker is eligible.", candidates);
        }

        var chosen = Rotations.Next(eligible);
        _allowances[chosen.Profile.Id] = _allowances[chosen.Profile.Id].Take();
        _assigned.Add(chosen.Profile.Id);
        Judge(chosen.Profile);
        return new RoutingExplanation(
            chosen.Profile.Id,
            eligible.Count == 1
                ? "The only eligible broker."
                : $"Next in turn among {eligible.Count} eligible brokers, weighted {string.Join(" : ", eligible.Select(m => m.Weight))}.",
            candidates);
    }

    public BrokerName NameOf(string brokerId) =>
        new(brokerId, _members.Single(m => m.Profile.Id == brokerId).Profile.Name);

    private void Judge(BrokerProfile broker) =>
        _against[broker.Id] = Eligibility.AgainstBroker(broker, _allowances[broker.Id], _now);
}
