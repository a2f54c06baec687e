using LeadGrid.Sequences;

namespace LeadGrid.Leads;

/// <summary>What follows from a step of a lead, whoever took it: committed with the step.</summary>
internal static class LeadReactions
{
    public static (LeadState Next, LeadEvent[] Events) After(LeadState lead, LeadEvent step) =>
        FollowUpReactions.After(SpeedClocks.After(lead, step), step);
}
