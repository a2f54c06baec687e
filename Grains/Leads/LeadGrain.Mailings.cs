using LeadGrid.Compliance;
using LeadGrid.Contacts;
using LeadGrid.Mailings;
using LeadGrid.Outreach;
using LeadGrid.Sequences;

namespace LeadGrid.Leads;

/// <summary>What a mailing asks of a lead.</summary>
internal sealed partial class LeadGrain
{
    public async Task<MailingAnswer> Mail(MailingOrder order)
    {
        // A lead that waits may have been given to a broker by the router, which tells no grain.
        if (commit.State is null or { Status: LeadStatus.Queued })
        {
            await commit.LoadAsync(CancellationToken.None);
        }

        if (commit.State is not { Personal: not null } lead)
        {
            return MailingAnswer.Never("erased", "The person is erased.");
        }

        if (await messages.Find(lead, order.MessageId, CancellationToken.None) is not null)
        {
            return MailingAnswer.Written;
        }

        if (!order.Statuses.Contains(lead.Status) || !MailingRules.MayReach(lead.Status))
        {
            return MailingAnswer.Never("segment", $"It has left the segment: it is {LeadStatusText.Of(lead.Status)} by now.");
        }

        var campaign = await Settings(lead);
        var draft = new MessageDraft(order.MessageId, ContactChannel.Email, order.Template, null, null);
        if (DraftRules.Unsendable(lead, draft, campaign.Outreach, pooled: false) is { } refusal)
        {
            return MailingAnswer.Never(refusal.Field ?? "lead", refusal.Problem);
        }

        var (written, unwritten) = await writer.Write(MessageSteps.Outreach, lead, draft, campaign);
        if (written is null)
        {
            return MailingAnswer.Never(unwritten!.Field ?? "template", unwritten.Problem);
        }

        if (KeyOf(lead, ContactChannel.Email) is not { } contact)
        {
            return MailingAnswer.Never("address", "The address of the lead cannot be read.");
        }

        var answer = await GrainFactory.GetGrain<IContactGrain>(contact).ExplainNow(
            PermitRequests.Of(lead, order.MessageId, ContactChannel.Email, written.Purpose, campaign.Outreach));
        if (MailingAnswer.Of(StepVerdicts.Of(answer)) is { } against)
        {
            return against;
        }

        await Take(async now => await messages.Find(commit.State!, order.MessageId, CancellationToken.None) is null
            ? MessageSteps.Queue(
                commit.State!, order.MessageId, ContactChannel.Email, written.Purpose, written.Template, written.Content, MessageSteps.Outreach, now, order.Mailing)
            : null);
        return MailingAnswer.Written;
    }
}
