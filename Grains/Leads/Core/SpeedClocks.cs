using LeadGrid.Access;
using LeadGrid.Sequences;

namespace LeadGrid.Leads;

/// <summary>
/// The clocks of speed-to-lead: who tried to reach the person first, and when. An attempt is a number shown, a message written, a
/// call logged, or a disposition that says that the person was reached; a note is none.
/// </summary>
internal static class SpeedClocks
{
    public static LeadState After(LeadState lead, LeadEvent step)
    {
        var attempt = IsAttempt(step);
        return lead with
        {
            TouchedAt = lead.TouchedAt ?? (attempt ? step.At : null),
            AutomaticAt = lead.AutomaticAt ?? (IsAutomatic(lead, step) ? step.At : null),
            PullBackAt = attempt || lead.Status != LeadStatus.Assigned ? null : lead.PullBackAt,
        };
    }

    /// <summary>A browser of the broker's has shown it.</summary>
    public static WokenStep Notice(LeadState lead, Actor by, DateTimeOffset now)
    {
        var next = lead with { Version = lead.Version + 1, UpdatedAt = now, NoticedAt = now };
        return new(
            next, [new LeadEvent(lead.Id, lead.Campaign, LeadEventKind.Noticed, next.Version, now, by, new LeadEventBody { BrokerName = lead.BrokerName }, null)], []);
    }

    private static bool IsAttempt(LeadEvent step) =>
        step.By.Kind is ActorKind.Broker or ActorKind.Administrator
        && step.Kind is LeadEventKind.CallAllowed or LeadEventKind.MessageQueued or LeadEventKind.CallLogged or LeadEventKind.Contacted
            or LeadEventKind.AppointmentSet or LeadEventKind.Won;

    // What a run has queued is known to it until it has left.
    private static bool IsAutomatic(LeadState lead, LeadEvent step) =>
        step.Kind is LeadEventKind.MessageSent or LeadEventKind.MessageUnknown
        && lead.FollowUp is { } run && run.Pending.Any(pending => pending.Id == step.Body.Message!.Id);
}
