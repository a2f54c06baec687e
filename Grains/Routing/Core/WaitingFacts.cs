using LeadGrid.Leads;

namespace LeadGrid.Routing;

/// <summary>What a waiting lead is routed by: what it was when it came, and who had it since.</summary>
internal static class WaitingFacts
{
    public static LeadFacts Of(LeadState lead)
    {
        var facts = lead.Personal?.Facts ?? [];
        return new(lead.PulledFrom is { } broker ? new Dictionary<string, string[]>(facts) { [Eligibility.PulledFrom] = [broker] } : facts);
    }
}
