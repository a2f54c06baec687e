using LeadGrid.Access;
using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Intake;
using LeadGrid.Leads;
using LeadGrid.Outreach;
using LeadGrid.Search;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace LeadGrid.Sequences;

[StatelessWorker, Reentrant]
internal sealed class SequencePreviewGrain(ILeadQueries queries, IRuleBook rules, IOptions<FollowUpOptions> options, TimeProvider time)
    : Grain, ISequencePreviewGrain
{
    private const int MaximumLeads = 500;
    private const int AtOnce = 16;

    public Task<SequencePreviewResult> Preview(Actor actor, SequenceQuestion question) => Answer(actor, question, async (campaign, content, templates) =>
    {
        var start = question.At ?? Clock.Milliseconds(time);
        if (question.LeadId is { } id)
        {
            var lead = GrainFactory.GetGrain<ILeadFollowUpGrain>(id);
            return await lead.Rehearse(campaign.Code, content, templates, start) is { } shown
                ? new SequencePreviewed(shown.Steps, shown.End, shown.EndsAt, shown.TimeZone)
                : new SequenceQuestionUnknown();
        }

        var sample = SampleLead.In(question.State, campaign, start);
        var rehearsal = new Rehearsal(content, sample, [], start, options.Value.LongestDelay);
        await new RehearsalRun(sample, campaign, templates, null, Ask).Go(rehearsal);
        return new SequencePreviewed([.. rehearsal.Steps], rehearsal.End, rehearsal.Now, PersonZone.Of(sample));
    });

    public Task<SequencePreviewResult> DryRun(Actor actor, SequenceQuestion question) => Answer(actor, question, async (campaign, content, templates) =>
    {
        if (question.Leads is < 1 or > MaximumLeads)
        {
            return new SequenceQuestionFaulty([new FieldFault("leads", $"Use 1 to {MaximumLeads}.")]);
        }

        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20), time);
        var rows = await queries.Find(
            MessageSteps.Outreach, new LeadFilter(new LeadSearch { Campaigns = [campaign.Code] }, null, null, null, null, null), question.Leads, timeout.Token);
        var runs = new List<(IReadOnlyList<RehearsedStep> Steps, string End)>();
        foreach (var some in rows.Chunk(AtOnce))
        {
            timeout.Token.ThrowIfCancellationRequested();
            var shown = await Task.WhenAll(some.Select(row =>
                GrainFactory.GetGrain<ILeadFollowUpGrain>(row.Id).Rehearse(campaign.Code, content, templates, start: null)));
            runs.AddRange(shown.OfType<RehearsalShown>().Select(each => ((IReadOnlyList<RehearsedStep>)each.Steps, each.End)));
        }

        return DryRunTally.Of(content, runs);
    });

    private async Task<SequencePreviewResult> Answer(
        Actor actor, SequenceQuestion question, Func<CampaignDefinition, SequenceContent, RehearsedTemplate[], Task<SequencePreviewResult>> show)
    {
        actor.DemandOperator("rehearse a sequence");
        if (await GrainFactory.GetGrain<ICampaignGrain>(question.Campaign).Get() is not { } campaign || await Content(actor, question) is not { } content)
        {
            return new SequenceQuestionUnknown();
        }

        var faults = SequenceRules.Check(question.Sequence, content);
        return faults.Length > 0 ? new SequenceQuestionFaulty(faults) : await show(campaign, content, await Templates(content));
    }

    private async Task<SequenceContent?> Content(Actor actor, SequenceQuestion question)
    {
        if (question.Draft is { } draft)
        {
            return draft;
        }

        var sequence = await GrainFactory.GetGrain<ISequenceGrain>(ISequenceGrain.KeyOf(question.Campaign, question.Sequence)).Get(actor);
        return sequence?.Versions.LastOrDefault(version => question.Version is null || version.Number == question.Version)?.Content;
    }

    private async Task<RehearsedTemplate[]> Templates(SequenceContent content)
    {
        var found = new List<RehearsedTemplate>();
        foreach (var step in content.Steps.Where(step => step.Template is not null))
        {
            var template = await GrainFactory.GetGrain<ITemplateGrain>(step.Template!).Get(MessageSteps.Outreach);
            var purpose = template?.Versions.LastOrDefault(version => version.Status == TemplateStatus.Approved)?.Content.Purpose;
            found.Add(new RehearsedTemplate(step.Id, purpose ?? ContactPurpose.Marketing, SequenceTemplates.Refuse(step, template)));
        }

        return [.. found];
    }

    // Nobody's law but that of the state; nobody's consent, and so everybody's.
    private Task<PermitAnswer?> Ask(PermitQuestion question, RehearsedTouch[] touches) => Task.FromResult<PermitAnswer?>(
        Permits.Decide(question with { AssumeConsent = true }, RehearsedTouches.With(ContactFacts.None, touches), rules.Current).ToAnswer());
}
