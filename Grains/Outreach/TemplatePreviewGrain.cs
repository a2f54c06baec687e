using LeadGrid.Access;
using LeadGrid.Campaigns;
using LeadGrid.Leads;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace LeadGrid.Outreach;

[StatelessWorker, Reentrant]
internal sealed class TemplatePreviewGrain(IOptions<TemplateOptions> options) : Grain, ITemplatePreviewGrain
{
    public async Task<PreviewResult> Preview(Actor actor, PreviewQuestion question)
    {
        var (draft, faults) = await Words(actor, question);
        if (faults is not null || draft is null)
        {
            return faults ?? new PreviewUnknown();
        }

        return await Values(actor, question.LeadId) is { } values
            ? new PreviewShown(Previews.Of(draft.Channel, draft.Content, values, options.Value))
            : new PreviewUnknown();
    }

    private async Task<(TemplateDraft? Draft, PreviewResult? Faulty)> Words(Actor actor, PreviewQuestion question)
    {
        if (question.Draft is { } draft)
        {
            actor.DemandOperator("look at a draft");
            var faults = TemplateRules.Check(question.TemplateId, draft);
            return (draft, faults.Length > 0 ? new PreviewFaulty(faults) : null);
        }

        var template = await GrainFactory.GetGrain<ITemplateGrain>(question.TemplateId).Get(actor);
        var version = template?.Versions.LastOrDefault(each => question.Version is null || each.Number == question.Version);
        return (version is null ? null : new TemplateDraft(template!.Channel, version.Content), null);
    }

    private async Task<MergeValues?> Values(Actor actor, Guid? leadId)
    {
        if (leadId is not { } id)
        {
            return MergeFields.Sample;
        }

        // The hour in a message goes by the whole number, which its broker is not shown.
        var grain = GrainFactory.GetGrain<ILeadGrain>(id);
        return await grain.Get(actor) is not null && await grain.Get(MessageSteps.Outreach) is { } lead
            ? LeadMerge.Of(lead, (await GrainFactory.GetGrain<ICampaignGrain>(lead.Row.Campaign).Get())?.Name ?? "", MergeFields.SampleBooking)
                .With(MergeFields.PreferencesLink, MergeFields.SampleLink)
            : null;
    }
}
