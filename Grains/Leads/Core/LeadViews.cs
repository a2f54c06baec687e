using LeadGrid.Access;

namespace LeadGrid.Leads;

internal static class LeadViews
{
    /// <summary>The opened lead as this actor sees it.</summary>
    public static LeadView For(Actor actor, LeadState lead) => new()
    {
        Row = lead.ToRow(),
        Address = lead.Personal?.Address,
        Attributes = lead.Personal?.Attributes ?? [],
        Consent = lead.Personal?.Consent,
        ExternalId = lead.Personal?.ExternalId,
        // What a lead cost is between the operator and its seller.
        Cost = actor.Kind == ActorKind.Broker ? null : lead.Cost,
        Revenue = actor.Kind == ActorKind.Seller ? null : lead.Revenue,
        ScoreReasons = lead.ScoreReasons,
        Repairs = lead.Personal?.Repairs ?? [],
        Phone = lead.Personal?.PhoneFacts,
        Reason = lead.Personal?.Reason,
        Commands = LeadAccess.MayWork(actor, lead) ? LeadDecider.Allowed(lead.Status) : [],
    };
}
