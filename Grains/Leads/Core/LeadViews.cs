using LeadGrid.Access;
using LeadGrid.Intake;
using LeadGrid.Sequences;

namespace LeadGrid.Leads;

internal static class LeadViews
{
    /// <summary>The opened lead as this actor sees it.</summary>
    public static LeadView For(Actor actor, LeadState lead)
    {
        var sight = NumberSight.Of(actor, lead);
        return new()
        {
            Row = Row(actor, lead.ToRow()),
            Address = lead.Personal?.Address,
            Attributes = [.. (lead.Personal?.Attributes ?? []).Select(each => each with { Value = sight.Words(each.Value) })],
            Consent = Consent(lead.Personal?.Consent, sight),
            ExternalId = sight.Words(lead.Personal?.ExternalId),
            // What a lead cost is between the operator and its seller.
            Cost = actor.Kind == ActorKind.Broker ? null : lead.Cost,
            Revenue = actor.Kind == ActorKind.Seller ? null : lead.Revenue,
            ScoreReasons = lead.ScoreReasons,
            Repairs = [.. (lead.Personal?.Repairs ?? []).Select(each => each with { Before = sight.Words(each.Before), After = sight.Words(each.After) })],
            Phone = lead.Personal?.PhoneFacts,
            Reason = sight.Words(lead.Personal?.Reason),
            Commands = LeadAccess.MayWork(actor, lead) ? [.. LeadDecider.Allowed(lead.Status), .. FollowUpDecider.Allowed(lead)] : [],
            FollowUp = actor.Kind == ActorKind.Seller ? null : FollowUpOf(lead),
            Speed = lead.ToSpeed(),
        };
    }

    private static FollowUpView? FollowUpOf(LeadState lead) => lead switch
    {
        { FollowUp: null } => null,
        { Status: LeadStatus.Queued, FollowUp: { Status: FollowUpStatus.Running } run } => run.View() with { Status = FollowUpStatus.Waiting },
        _ => lead.FollowUp.View(),
    };

    /// <summary>A stored lead's row as this actor sees it.</summary>
    public static LeadRow Row(Actor actor, LeadRow row) => LeadAccess.SeesNumbers(actor) ? row : ForBroker(row);

    /// <summary>A row for whoever watches a broker's view.</summary>
    public static LeadRow ForBroker(LeadRow row) => row with { Phone = PhoneMask.Of(row.Phone) };

    /// <summary>What happened to the lead, as the reader of its timeline sees it.</summary>
    public static TimelineEntry Entry(LeadEvent step, NumberSight sight) => new(
        step.Version, step.At, step.Kind, step.By.Name, TimelineText.Title(step.Kind, step.Body), sight.Words(step.Text), step.Body.Routing,
        step.Body.Reasons ?? step.Body.Message?.Reasons, step.Body.Message?.Id);

    private static PostedConsent? Consent(PostedConsent? consent, NumberSight sight) => consent is null ? null : consent with
    {
        Phone = sight.Phone(consent.Phone),
        Text = sight.Words(consent.Text),
        FormUrl = sight.Words(consent.FormUrl),
        CertificateUrl = sight.Words(consent.CertificateUrl),
    };
}
