using System.Security.Cryptography;
using System.Text;
using LeadGrid.Campaigns;
using LeadGrid.Contacts;
using LeadGrid.Leads;
using LeadGrid.Numbers;
using LeadGrid.Outreach;
using Microsoft.Extensions.Options;

namespace LeadGrid.Sequences;

/// <summary>
/// Takes the steps of a lead's run that are due, and asks for each whether it may be taken: what is put off is looked at again when
/// the law allows it, what may never be is left out, and both say why.
/// </summary>
internal sealed class FollowUpWalk(
    IGrainFactory grains, SequenceCopies sequences, MessageWriter writer, NumberCopies numbers, PersonContacts contacts, CallTimes calls,
    IOptions<FollowUpOptions> options)
{
    /// <returns>What is to be committed.</returns>
    public async Task<FollowUpDraft> Steps(FollowUpDraft draft, CampaignDefinition campaign, DateTimeOffset now)
    {
        var run = draft.Run;
        if (await sequences.Content(draft.Lead.Campaign, run.Sequence, run.Version) is not { } content)
        {
            throw new InvalidOperationException($"Version {run.Version} of sequence {run.Sequence} of campaign {draft.Lead.Campaign} does not exist.");
        }

        var view = new RunnerView(draft.Lead.Status, draft.Lead.Score, PersonZone.Of(draft.Lead), now);
        while (true)
        {
            var move = SequenceRunner.Next(content, draft.Run, view);
            draft.Moved(move, now);
            if (move is not SequenceMove.Act act || !await Take(draft, campaign, content, act.Step, now))
            {
                return draft;
            }
        }
    }

    /// <returns>False: it is put off, and so is all that follows it.</returns>
    private async Task<bool> Take(FollowUpDraft draft, CampaignDefinition campaign, SequenceContent content, SequenceStep step, DateTimeOffset now)
    {
        var verdict = step.Kind == SequenceStepKind.Call
            ? await calls.Ask(draft.Lead, campaign, step, now)
            : await Ask(draft, campaign, step, now);
        if (verdict is StepVerdict.Elsewhere elsewhere)
        {
            draft.Elsewhere(elsewhere.Because, now);
            return false;
        }

        if (verdict is StepVerdict.Later later)
        {
            var until = later.Spread ? Spread.At(draft.Lead.Id, later.Until, options.Value.Spread) : later.Until;
            if (until - (draft.Run.PutOffSince ?? now) <= options.Value.LongestDelay)
            {
                draft.PutOff(step, until, later.Because, later.Reasons, now);
                return false;
            }

            verdict = new StepVerdict.Never($"it could not be taken within {options.Value.LongestDelay.TotalDays:0} days", later.Reasons);
        }

        draft.Taken(content, step, verdict, now);
        return true;
    }

    private async Task<StepVerdict> Ask(FollowUpDraft draft, CampaignDefinition campaign, SequenceStep step, DateTimeOffset now)
    {
        var lead = draft.Lead;
        var id = Name(lead.Id, draft.Run, step);
        var message = new MessageDraft(id, SequenceTemplates.ChannelOf(step), step.Template, null, null);
        if (DraftRules.Refuse(lead, message, campaign.Outreach, await numbers.Serve(lead.Campaign, lead.BrokerId)) is { } refusal)
        {
            return new StepVerdict.Never(refusal.Problem, null);
        }

        var (written, unwritten) = await writer.Write(MessageSteps.Outreach, lead, message, campaign);
        if (written is null)
        {
            return new StepVerdict.Never(unwritten!.Problem, null);
        }

        var contact = contacts.KeyOf(lead, message.Channel);
        if (contact is null)
        {
            return new StepVerdict.Never("the address of the lead cannot be read", null);
        }

        var answer = await grains.GetGrain<IContactGrain>(contact).ExplainNow(
            PermitRequests.Of(lead, id, message.Channel, written.Purpose, campaign.Outreach));
        return StepVerdicts.Of(answer) ?? new StepVerdict.Send(MessageSteps.Queue(
            lead, id, message.Channel, written.Purpose, written.Template, written.Content, MessageSteps.Outreach, now));
    }

    // The same step of the same run has the same name, however often it is tried.
    private static Guid Name(Guid leadId, FollowUp run, SequenceStep step) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"follow-up {leadId:N} {run.Run} {step.Id}")).AsSpan(0, 16));
}
