using System.Text;
using LeadGrid.Brokers;
using LeadGrid.Campaigns;

namespace LeadGrid.Routing;

/// <summary>
/// Who may take a lead. All that speaks against a broker is said, not just the first thing. Split in two: what
/// depends on the broker alone (once a batch), and what depends on the lead.
/// </summary>
internal static class Eligibility
{
    /// <summary>Among a waiting lead's facts: the broker from whom it was just taken back.</summary>
    public const string PulledFrom = "router.pulledFrom";

    /// <summary>What keeps the broker from any lead now.</summary>
    public static string[] AgainstBroker(BrokerProfile broker, Allowance allowance, DateTimeOffset now)
    {
        var reasons = new List<string>();
        if (broker.Paused)
        {
            reasons.Add("is paused");
        }

        if (!WorkingHoursClock.IsOpen(broker.Hours, now))
        {
            reasons.Add("is outside its working hours");
        }

        if (Absences.Cover(broker, now))
        {
            reasons.Add("is absent");
        }

        if (allowance.DayUsed >= broker.Caps.Daily)
        {
            reasons.Add("has reached its daily cap");
        }

        if (allowance.MonthUsed >= broker.Caps.Monthly)
        {
            reasons.Add("has reached its monthly cap");
        }

        if (allowance.OpenUsed >= broker.Caps.Open)
        {
            reasons.Add("has no capacity for another open lead");
        }

        return [.. reasons];
    }

    /// <summary>What keeps the broker from this lead.</summary>
    public static string[] AgainstLead(BrokerProfile broker, LeadFacts facts)
    {
        var reasons = new List<string>();
        if (StateOf(facts) is not { } state)
        {
            reasons.Add("needs a lead whose state is known");
        }
        else if (!broker.Licences.Contains(state, StringComparer.OrdinalIgnoreCase))
        {
            reasons.Add($"is not licensed in {state}");
        }

        if (facts.Values.GetValueOrDefault(PulledFrom)?.Contains(broker.Id) == true)
        {
            reasons.Add("had it, and it was taken back");
        }

        reasons.AddRange(broker.Filters
            .Where(filter => !ConditionEvaluator.Holds(filter, facts))
            .Select(filter => $"takes only leads where {ConditionText.Describe(filter)}"));
        return [.. reasons];
    }

    /// <summary>The same for leads that no broker tells apart: their state, and which of the brokers' filters let them pass.</summary>
    public static string KindOf(LeadFacts facts, ReadOnlySpan<Condition> filters)
    {
        var state = string.Join('/', [StateOf(facts) ?? "", .. facts.Values.GetValueOrDefault(PulledFrom) ?? []]);
        if (filters.IsEmpty)
        {
            return state;
        }

        var kind = new StringBuilder(state, state.Length + 1 + filters.Length).Append('/');
        foreach (var filter in filters)
        {
            kind.Append(ConditionEvaluator.Holds(filter, facts) ? '1' : '0');
        }

        return kind.ToString();
    }

    private static string? StateOf(LeadFacts facts) => facts.Values.GetValueOrDefault("address.state")?.FirstOrDefault();
}
