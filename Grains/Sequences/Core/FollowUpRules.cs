using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Leads;
using LeadGrid.Outreach;

namespace LeadGrid.Sequences;

/// <summary>When a run begins by itself, when a lead is taken back, and when a closed one comes back.</summary>
internal static class FollowUpRules
{
    /// <summary>The sequence on which the lead is to begin now; null: on none, or it has begun already.</summary>
    public static string? ToBegin(LeadState lead, FollowUpSettings settings)
    {
        if (!MessageSteps.MayBeContacted(lead) || (lead.FollowUp is { } run && run.Life >= lead.Recycles))
        {
            return null;
        }

        return lead.Recycles > 0 ? settings.Recycled ?? settings.Arrival : settings.Arrival;
    }

    /// <summary>Whether the run goes on now: at its time, or because a broker got the lead since the step was put off.</summary>
    public static bool IsDue(LeadState lead, DateTimeOffset now) =>
        lead.FollowUp is { } run && (run.DueAt <= now || (run.PutOffSince is { } since && lead.AssignedAt >= since));

    public static bool Takes(SequenceContent content, LeadState lead) => content.IncludeFlagged || lead.Flags.Length == 0;

    /// <returns>When the lead goes back to routing if nobody tries to reach the person; null: never.</returns>
    public static DateTimeOffset? PullBackAt(LeadState lead, CampaignDefinition campaign, RuleSet rules)
    {
        // With one member there is nobody else to have it.
        if (campaign.FollowUp.PullBackMinutes is not { } minutes || campaign.Members.Length < 2 || lead.Status != LeadStatus.Assigned || lead.TouchedAt is not null)
        {
            return null;
        }

        return Permits.AfterOpen(CallAt(lead, campaign, lead.AssignedAt ?? lead.ReceivedAt), TimeSpan.FromMinutes(minutes), rules);
    }

    /// <summary>Whether the person might have been called when the lead came, as far as hours and holidays go.</summary>
    public static bool ArrivedOpen(LeadState lead, CampaignDefinition campaign, RuleSet rules) =>
        Permits.AfterOpen(CallAt(lead, campaign, lead.ReceivedAt), TimeSpan.FromTicks(1), rules).Equals(lead.ReceivedAt.AddTicks(1));

    /// <summary>When a lead that was just closed comes back; null: it does not.</summary>
    public static DateTimeOffset? RecycleAt(LeadState lead, FollowUpSettings settings) =>
        RuleFor(lead, settings) is { } rule ? lead.UpdatedAt.AddHours(rule.RestHours) : null;

    private static PermitQuestion CallAt(LeadState lead, CampaignDefinition campaign, DateTimeOffset at)
    {
        var request = PermitRequests.Of(lead, Guid.Empty, ContactChannel.Voice, ContactPurpose.Marketing, campaign.Outreach);
        return new()
        {
            Channel = ContactChannel.Voice,
            Purpose = ContactPurpose.Marketing,
            At = at,
            Phone = request.Phone,
            State = request.State,
            Zip = request.Zip,
        };
    }

    /// <summary>The rule by which a lead comes back; null: there is none, or it has come back often enough.</summary>
    public static RecycleRule? RuleFor(LeadState lead, FollowUpSettings settings) => settings.Recycle.FirstOrDefault(rule =>
        rule.Status == lead.Status
        && lead.Recycles < rule.Most
        && (rule.Reason is null || string.Equals(rule.Reason, lead.Personal?.Reason, StringComparison.OrdinalIgnoreCase)));
}
