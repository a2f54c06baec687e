using LeadGrid.Access;
using LeadGrid.Brokers;
using LeadGrid.Campaigns;
using LeadGrid.Compliance;
using LeadGrid.Contacts;
using LeadGrid.Outreach;
using LeadGrid.Sequences;
using Orleans.Storage;

namespace LeadGrid.Leads;

/// <summary>What a lead does of its own accord, when due work wakes it.</summary>
internal sealed partial class LeadGrain
{
    public async Task<DateTimeOffset?> Wake()
    {
        DateTimeOffset? again = null;
        await Woken(async lead =>
        {
            var now = Clock.Milliseconds(time);
            var campaign = await Settings(lead);
            var draft = new FollowUpDraft(lead);
            draft.Arrived(lead.ArrivedOpen ?? FollowUpRules.ArrivedOpen(lead, campaign, rules.Current));
            if (lead.PullBackAt is null && FollowUpRules.PullBackAt(lead, campaign, rules.Current) is { } pullBack)
            {
                draft.PlanPullBack(pullBack, now);
            }

            if (FollowUpRules.ToBegin(lead, campaign.FollowUp) is { } sequence && await Live(lead, sequence) is { } version)
            {
                draft.Begin(sequence, version, now);
            }

            // Without a broker nobody knows in whose name: whoever gets the lead wakes it.
            var due = draft.Lead.FollowUp is { Status: FollowUpStatus.Running } && (lead.BrokerId is not null || campaign.Outreach.Seller is not null);
            if (due && FollowUpRules.IsDue(draft.Lead, now))
            {
                await walk.Steps(draft, campaign, now);
            }

            again = due && draft.Run.Status == FollowUpStatus.Running ? draft.Run.DueAt : null;
            return draft.ToStep();
        });
        return again;
    }

    public async Task Noticed(Actor actor)
    {
        if (await Visible(actor) is { NoticedAt: null } lead && lead.BrokerId is { } broker && actor.Kind == ActorKind.Broker && broker == actor.Id)
        {
            await Woken(seen => Task.FromResult(seen.NoticedAt is null && seen.BrokerId == broker ? SpeedClocks.Notice(seen, actor, Clock.Milliseconds(time)) : null));
        }
    }

    public async Task<DateTimeOffset?> PullBack()
    {
        DateTimeOffset? again = null;
        await Woken(lead =>
        {
            var now = Clock.Milliseconds(time);
            again = lead.PullBackAt > now ? lead.PullBackAt : null;
            return Task.FromResult(lead.PullBackAt <= now ? RoutingReturns.PullBack(lead, now) : null);
        });
        return again;
    }

    public Task Recycle() => Woken(async lead =>
    {
        var campaign = await Settings(lead);
        if (FollowUpRules.RuleFor(lead, campaign.FollowUp) is null)
        {
            return null;
        }

        var now = Clock.Milliseconds(time);
        var answers = await Answers(lead, campaign.Outreach);
        return answers.Any(answer => answer.Outcome != PermitOutcome.Deny)
            ? RoutingReturns.Recycle(lead, now)
            : RoutingReturns.Refuse(lead, [.. answers.SelectMany(answer => answer.Reasons).Where(reason => reason.Outcome == PermitOutcome.Deny)], now);
    });

    public async Task<RehearsalShown?> Rehearse(string campaign, SequenceContent content, RehearsedTemplate[] templates, DateTimeOffset? start)
    {
        if (await Loaded() is not { Personal: not null } lead || lead.Campaign != campaign)
        {
            return null;
        }

        var past = start is null ? (await log.Read(lead, null, TimelinePageSize, CancellationToken.None)).Events.Reverse() : [];
        var begun = start is null ? lead with { Status = LeadStatus.Queued } : lead;
        var rehearsal = new Rehearsal(content, begun, past, start ?? lead.ReceivedAt, options.Value.LongestDelay);
        var broker = lead.BrokerId is { } id ? await GrainFactory.GetGrain<IBrokerGrain>(id).Get(MessageSteps.Outreach) : null;
        await new RehearsalRun(lead, await Settings(lead), templates, broker, Ask).Go(rehearsal);
        return new RehearsalShown([.. rehearsal.Steps], rehearsal.End, rehearsal.Now, PersonZone.Of(lead));

        async Task<PermitAnswer?> Ask(PermitQuestion question, RehearsedTouch[] touches) => KeyOf(lead, question.Channel) is { } contact
            ? await GrainFactory.GetGrain<IContactGrain>(contact).Rehearse(question, touches)
            : null;
    }

    private async Task<PermitAnswer[]> Answers(LeadState lead, OutreachSettings settings)
    {
        var answers = new List<PermitAnswer>();
        foreach (var channel in new[] { ContactChannel.Voice, ContactChannel.Sms, ContactChannel.Email })
        {
            if (KeyOf(lead, channel) is { } contact)
            {
                answers.Add(await GrainFactory.GetGrain<IContactGrain>(contact).ExplainNow(
                    PermitRequests.Of(lead, Guid.Empty, channel, ContactPurpose.Marketing, settings)));
            }
        }

        return [.. answers];
    }

    private async Task<LeadDecision> Begin(LeadState lead, StartFollowUp start, Actor actor) =>
        await sequences.LiveNow(lead.Campaign, start.Sequence) is { } version
            ? FollowUpDecider.Begin(lead, start.Sequence, version, actor, Clock.Milliseconds(time))
            : new LeadDecision.No("sequence", "The campaign has no live sequence of that name.");

    private async Task<SequenceVersion?> Live(LeadState lead, string sequence) =>
        await sequences.Live(lead.Campaign, sequence) is { } version && FollowUpRules.Takes(version.Content, lead) ? version : null;

    private async Task<IEnumerable<DueWork>> Recycling(LeadState before, LeadState next)
    {
        if (before.Status == next.Status || next.Status is not (LeadStatus.Lost or LeadStatus.Returned or LeadStatus.NoShow))
        {
            return [];
        }

        return FollowUpRules.RecycleAt(next, (await Settings(next)).FollowUp) is { } at ? [new DueWork(DueWorkKind.Recycle, at, next.Version)] : [];
    }

    /// <summary>Takes steps that nobody asked for: where somebody was faster, they are decided again.</summary>
    private async Task Woken(Func<LeadState, Task<WokenStep?>> decide)
    {
        for (var attempt = 1; ; attempt++)
        {
            // A lead that waits may have been given to a broker by the router, which tells no grain.
            if (commit.State is null or { Status: LeadStatus.Queued })
            {
                await commit.LoadAsync(CancellationToken.None);
            }

            if (commit.State is not { Personal: not null } lead || await decide(lead) is not { } step)
            {
                return;
            }

            try
            {
                await Commit(lead, step.Next, step.Events, step.Outbox, woken: true);
                return;
            }
            catch (InconsistentStateException)
            {
                await commit.LoadAsync(CancellationToken.None);
                if (attempt == MaximumAttempts)
                {
                    throw;
                }
            }
        }
    }
}
