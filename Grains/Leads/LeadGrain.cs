using LeadGrid.Access;
using LeadGrid.Appointments;
using LeadGrid.Brokers;
using LeadGrid.Compliance;
using LeadGrid.Feeds;
using LeadGrid.Mailings;
using LeadGrid.Numbers;
using LeadGrid.Outreach;
using LeadGrid.Routing;
using LeadGrid.Sequences;
using Microsoft.Extensions.Options;
using Orleans.Storage;

namespace LeadGrid.Leads;

internal sealed partial class LeadGrain(
    [Commit] ICommit<LeadState> commit,
    ILeadLog log,
    ILeadMessages messages,
    MessageWriter writer,
    NumberCopies numbers,
    IBookings bookings,
    PersonContacts contacts,
    FollowUpWalk walk,
    SequenceCopies sequences,
    IRuleBook rules,
    IOptions<FollowUpOptions> options,
    IFeedTap tap,
    TimeProvider time) : Grain, ILeadGrain, ILeadOutreachGrain, ILeadFollowUpGrain, ILeadAgendaGrain, IBookingGrain, ILeadMailingGrain
{
    private const int TimelinePageSize = 200;

    public override Task OnActivateAsync(CancellationToken cancellationToken) => commit.LoadAsync(cancellationToken);

    public async Task<LeadView?> Get(Actor actor) =>
        await Visible(actor) is { } lead ? LeadViews.For(actor, lead) : null;

    public async Task<TimelinePage?> Timeline(Actor actor, string? before)
    {
        if (await Visible(actor) is not { } lead)
        {
            return null;
        }

        var (events, next) = await log.Read(lead, before, TimelinePageSize, CancellationToken.None);
        var sight = NumberSight.Of(actor, lead);
        return new TimelinePage([.. events.Select(step => LeadViews.Entry(step, sight))], next);
    }

    public async Task<LeadResult> Execute(Actor actor, LeadCommand command, long expectedVersion)
    {
        if (await Visible(actor) is not { } lead || !LeadAccess.MayWork(actor, lead))
        {
            return new NotFound();
        }

        if (lead.Version != expectedVersion)
        {
            return new Conflict(LeadViews.For(actor, lead));
        }

        var decision = command is StartFollowUp start
            ? await Begin(lead, start, actor)
            : LeadDecider.Decide(lead, await Whole(lead, command), actor, Clock.Milliseconds(time));
        switch (decision)
        {
            case LeadDecision.No no:
                return new Refused(no.Field, no.Problem, LeadViews.For(actor, lead));
            case LeadDecision.Go go:
                return await Commit(actor, lead, go);
            case var other:
                throw new InvalidOperationException($"No such decision: {other.GetType().Name}.");
        }
    }

    private async Task<LeadResult> Commit(Actor actor, LeadState lead, LeadDecision.Go go)
    {
        try
        {
            await Commit(lead, go.Next, [go.Event, .. go.More], []);
        }
        catch (AppointmentTakenException)
        {
            return new Refused("at", $"{lead.BrokerName} has another appointment at that time: choose another.", LeadViews.For(actor, lead));
        }
        catch (InconsistentStateException)
        {
            // The router or a second activation was faster: what it wrote is the truth, and the caller decides again.
            await commit.LoadAsync(CancellationToken.None);
            return commit.State is { } now && LeadAccess.MaySee(actor, now)
                ? new Conflict(LeadViews.For(actor, now))
                : new NotFound();
        }

        return new Done(LeadViews.For(actor, commit.State!));
    }

    /// <summary>Commits steps with all that follows from the last of them, and then tells whoever has to know.</summary>
    /// <param name="woken">By due work, which plans itself anew.</param>
    private async Task Commit(
        LeadState before, LeadState stepped, IReadOnlyList<LeadEvent> steps, IReadOnlyList<OutboxEntry> outbox, bool woken = false)
    {
        var (next, reactions) = LeadReactions.After(stepped, steps[^1]);
        DueWork[] due =
        [
            .. FollowUpPlans.Of(before, next).Where(work => !woken || work.Kind != DueWorkKind.FollowUp),
            .. await Recycling(before, next),
            .. await Agenda(before, next),
        ];
        await commit.CommitAsync(next, [.. steps, .. reactions], due, outbox, CancellationToken.None);
        Tell(before, next);
    }

    private void Tell(LeadState before, LeadState next)
    {
        var delta = new FeedDelta(next.Id, next.Version, next.ToRow(), System.Diagnostics.Activity.Current?.Id);
        tap.Publish(FeedViews.Operator, delta);
        if (next.BrokerId is { } broker)
        {
            tap.Publish(FeedViews.Broker(broker), delta);
        }

        if (before.BrokerId is not { } former)
        {
            return;
        }

        if (former != next.BrokerId)
        {
            tap.Publish(FeedViews.Broker(former), delta with { Row = null });
        }

        if (LeadStatusRules.IsOpen(before.Status) && !LeadStatusRules.IsOpen(next.Status))
        {
            GrainFactory.GetGrain<IBrokerGrain>(former).PlaceFreed().Ignore();
        }

        if (next.Status == LeadStatus.Queued)
        {
            // On disk it is planned as well; this only saves the wait for the next look.
            GrainFactory.GetGrain<IRouterGrain>(next.Campaign).RouteWaiting(certain: true).Ignore();
        }
    }

    // A lead that waits belongs to nobody and may be assigned by the router at any moment: its row is read afresh.
    private async Task<LeadState?> Visible(Actor actor)
    {
        if (commit.State is null or { Status: LeadStatus.Queued })
        {
            await commit.LoadAsync(CancellationToken.None);
        }

        if (commit.State is null)
        {
            DeactivateOnIdle();
            return null;
        }

        return LeadAccess.MaySee(actor, commit.State) ? commit.State : null;
    }
}
