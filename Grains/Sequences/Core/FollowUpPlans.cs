using LeadGrid.Leads;

namespace LeadGrid.Sequences;

/// <summary>What of a lead has to be woken later, after a step.</summary>
internal static class FollowUpPlans
{
    /// <summary>New plans only: due work that has become needless finds so when it wakes the lead.</summary>
    public static IEnumerable<DueWork> Of(LeadState before, LeadState next)
    {
        if (next.FollowUp is { Status: FollowUpStatus.Running, DueAt: { } due } && due != before.FollowUp?.DueAt)
        {
            yield return new DueWork(DueWorkKind.FollowUp, due, next.Version);
        }

        if (next.PullBackAt is { } pullBack && pullBack != before.PullBackAt)
        {
            yield return new DueWork(DueWorkKind.PullBack, pullBack, next.Version);
        }
    }
}
