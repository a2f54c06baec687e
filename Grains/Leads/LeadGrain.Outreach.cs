using LeadGrid.Access;
using LeadGrid.Appointments;
using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Contacts;
using LeadGrid.Numbers;
using LeadGrid.Outreach;
using Orleans.Storage;

namespace LeadGrid.Leads;

/// <summary>Messages and calls: what a lead's person is told and says.</summary>
internal sealed partial class LeadGrain
{
    private const int MaximumAttempts = 5;

    public async Task<LeadMessage[]?> Messages(Actor actor)
    {
        if (await Visible(actor) is not { } lead)
        {
            return null;
        }

        var sight = NumberSight.Of(actor, lead);
        return [.. (await messages.Of(lead, CancellationToken.None)).Select(found => MessageViews.Of(found.Message, found.Content, sight))];
    }

    public async Task<SendResult> Send(Actor actor, MessageDraft draft)
    {
        if (await Visible(actor) is not { } lead || !LeadAccess.MayWork(actor, lead))
        {
            return new NoLeadToSendTo();
        }

        var sight = NumberSight.Of(actor, lead);
        if (await messages.Find(lead, draft.Id, CancellationToken.None) is { } known)
        {
            return new MessageTaken(MessageViews.Of(known.Message, known.Content, sight));
        }

        var campaign = await Settings(lead);
        if (DraftRules.Refuse(lead, draft, campaign.Outreach, await numbers.Serve(lead.Campaign, lead.BrokerId)) is { } refusal)
        {
            return refusal;
        }

        var (written, unwritten) = await writer.Write(actor, lead, draft, campaign);
        if (written is null)
        {
            return unwritten!;
        }

        LeadStep? queued = null;
        await Take(async now =>
        {
            // Tried again because somebody was faster: that may have been this very draft.
            var repeated = queued is not null && await messages.Find(commit.State!, draft.Id, CancellationToken.None) is not null;
            return queued = repeated
                ? null
                : MessageSteps.Queue(commit.State!, draft.Id, draft.Channel, written.Purpose, written.Template, written.Content, actor, now);
        });
        return queued is { Event: { } step }
            ? new MessageTaken(MessageViews.Of(new StoredMessage(step.Body.Message!, step.At, step.At, actor.Name), written.Content, sight))
            : await messages.Find(commit.State!, draft.Id, CancellationToken.None) is { } taken
                ? new MessageTaken(MessageViews.Of(taken.Message, taken.Content, sight))
                : new NoLeadToSendTo();
    }

    public async Task<PermitAnswer?> MayContact(Actor actor, ContactChannel channel)
    {
        if (await Visible(actor) is not { } lead || !LeadAccess.MayWork(actor, lead) || KeyOf(lead, channel) is not { } contact)
        {
            return null;
        }

        var request = PermitRequests.Of(lead, Guid.Empty, channel, null, (await Settings(lead)).Outreach);
        return await GrainFactory.GetGrain<IContactGrain>(contact).ExplainNow(request);
    }

    public async Task<CallAnswer?> Call(Actor actor)
    {
        if (await Visible(actor) is not { } lead || !LeadAccess.MayWork(actor, lead) || KeyOf(lead, ContactChannel.Voice) is not { } key)
        {
            return null;
        }

        var call = Guid.CreateVersion7(time.GetUtcNow());
        var contact = GrainFactory.GetGrain<IContactGrain>(key);
        var permit = await contact.RequestPermit(PermitRequests.Of(lead, call, ContactChannel.Voice, null, (await Settings(lead)).Outreach));
        var allowed = permit.PermitId is { } id && await contact.Leave(id);
        if (allowed)
        {
            await contact.Left(permit.PermitId!.Value, left: true, "shown");
        }

        await Take(now => MessageSteps.Call(commit.State!, permit.Answer, allowed, actor, now));
        return new CallAnswer(permit.Answer, allowed ? lead.Personal!.Phone : null);
    }

    public async Task<OutgoingMessage?> Outgoing(Guid messageId)
    {
        if (await Loaded() is not { Personal: not null } lead
            || await messages.Find(lead, messageId, CancellationToken.None) is not { Content: { } content } found
            || found.Message.Facts is not { State: MessageState.Queued } facts
            || KeyOf(lead, facts.Channel) is not { } contact)
        {
            return null;
        }

        if (!MessageSteps.MayBeSent(lead, facts))
        {
            await Moved(facts with { State = MessageState.Refused, Code = "lead_closed" });
            return null;
        }

        if (AppointmentReminders.Stale(lead, messageId, time.GetUtcNow()) is { } code)
        {
            await Moved(facts with { State = MessageState.Refused, Code = code });
            return null;
        }

        var settings = (await Settings(lead)).Outreach;
        var number = facts.Channel == ContactChannel.Sms ? await numbers.Pick(lead, content.Text, settings) : new NumberPick.None();
        return OutgoingMessages.Of(lead, facts, content, contact, settings, number);
    }

    public Task Moved(MessageFacts facts) => Take(async now =>
        await messages.Find(commit.State!, facts.Id, CancellationToken.None) is { } found
            ? MessageSteps.Move(commit.State!, found.Message, facts, now)
            : null);

    public async Task<string?> ContactOf(Guid messageId)
    {
        return await Loaded() is { } lead && await messages.Find(lead, messageId, CancellationToken.None) is { } found
            ? KeyOf(lead, found.Message.Facts.Channel)
            : null;
    }

    public async Task<string[]?> Contacts(Actor actor) =>
        await Visible(actor) is { } lead && LeadAccess.MayWork(actor, lead) ? ContactsOf(lead) : null;

    public async Task<string[]?> PersonsContacts() => await Loaded() is { Personal: not null } lead ? ContactsOf(lead) : null;

    private string[] ContactsOf(LeadState lead) => [.. new[] { KeyOf(lead, ContactChannel.Sms), KeyOf(lead, ContactChannel.Email) }.OfType<string>()];

    public Task Received(MessageFacts facts, string text) => Take(async now =>
        await messages.Find(commit.State!, facts.Id, CancellationToken.None) is null
            ? MessageSteps.Receive(commit.State!, facts, text, now)
            : null);

    public Task ContactRefused(string way, string? words) => Take(now => MessageSteps.RefuseContact(commit.State!, way, words, now));

    public Task Unwanted(Guid messageId, bool complaint) => Take(async now => await messages.Find(commit.State!, messageId, CancellationToken.None) is { } found
        ? MessageSteps.Unwanted(commit.State!, found.Message, complaint, now)
        : null);

    public Task RefusalTold(bool acknowledged) => Take(now => MessageSteps.RefusalTold(commit.State!, acknowledged, now));

    public Task SendOwn(Guid messageId, ContactPurpose purpose, string text) => Take(async now =>
        await messages.Find(commit.State!, messageId, CancellationToken.None) is null
            ? MessageSteps.Queue(
                commit.State!, messageId, ContactChannel.Sms, purpose, null, new MessageContent(text), MessageSteps.Outreach, now)
            : null);

    public async Task<bool> AskConfirmation(Guid messageId, string contact, string language)
    {
        // A duplicate by its number may have come with another address: nothing leaves to an address that no lead has.
        if (await Loaded() is not { } lead || KeyOf(lead, ContactChannel.Email) != contact)
        {
            return false;
        }

        var content = writer.Confirmation(messageId, (await Settings(lead)).Outreach.Seller ?? lead.BrokerName, language);
        await Take(async now => await messages.Find(commit.State!, messageId, CancellationToken.None) is null
            ? MessageSteps.Queue(commit.State!, messageId, ContactChannel.Email, ContactPurpose.Legal, null, content, MessageSteps.Outreach, now)
            : null);
        return true;
    }

    private Task Take(Func<DateTimeOffset, LeadStep?> step) => Take(now => Task.FromResult(step(now)));

    /// <summary>Takes a step that asks for no version: where somebody was faster, it is decided again.</summary>
    private async Task Take(Func<DateTimeOffset, Task<LeadStep?>> step)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await Loaded() is null || await step(Clock.Milliseconds(time)) is not { } taken)
            {
                return;
            }

            try
            {
                await Commit(commit.State!, taken.Next, [taken.Event], taken.Outbox);
                return;
            }
            catch (InconsistentStateException)
            {
                // What was written is the truth, for whoever asks next, too.
                await commit.LoadAsync(CancellationToken.None);
                if (attempt == MaximumAttempts)
                {
                    throw;
                }
            }
        }
    }

    // What another activation has written since, the commit finds out.
    private async Task<LeadState?> Loaded()
    {
        if (commit.State is null)
        {
            await commit.LoadAsync(CancellationToken.None);
        }

        return commit.State;
    }

    private async Task<CampaignDefinition> Settings(LeadState lead) =>
        await GrainFactory.GetGrain<ICampaignGrain>(lead.Campaign).Get()
        ?? throw new InvalidOperationException($"Campaign {lead.Campaign} of a lead does not exist.");

    private string? KeyOf(LeadState lead, ContactChannel channel) => contacts.KeyOf(lead, channel);
}
