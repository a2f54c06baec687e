using LeadGrid.Access;
using LeadGrid.Appointments;
using LeadGrid.Brokers;
using LeadGrid.Feeds;
using LeadGrid.Outreach;
using LeadGrid.Privacy;
using Orleans.Storage;

namespace LeadGrid.Leads;

internal sealed partial class LeadGrain(
    [Commit] ICommit<LeadState> commit,
    ILeadLog log,
    ILeadMessages messages,
    MessageWriter writer,
    IBookings bookings,
    IKeyedHash hash,
    IFeedTap tap,
    TimeProvider time) : Grain, ILeadGrain, ILeadOutreachGrain, ILeadAgendaGrain, IBookingGrain
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

        switch (LeadDecider.Decide(lead, await Whole(lead, command), actor, Clock.Milliseconds(time)))
        {
            case LeadDecision.No no:
                return new Refused(no.Field, no.Problem, LeadViews.For(actor, lead));
            case LeadDecision.Go go:
                return await Commit(actor, lead, go, await Agenda(lead, go.Next));
            case var other:
                throw new InvalidOperationException($"No such decision: {other.GetType().Name}.");
        }
    }

    private async Task<LeadResult> Commit(Actor actor, LeadState lead, LeadDecision.Go go, DueWork[] due)
    {
        try
        {
            await commit.CommitAsync(go.Next, [go.Event], due, [], CancellationToken.None);
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

        Tell(go.Next);
        if (lead.BrokerId is { } broker && LeadStatusRules.IsOpen(lead.Status) && !LeadStatusRules.IsOpen(go.Next.Status))
        {
            GrainFactory.GetGrain<IBrokerGrain>(broker).PlaceFreed().Ignore();
        }

        return new Done(LeadViews.For(actor, go.Next));
    }

    private void Tell(LeadState lead)
    {
        var delta = new FeedDelta(lead.Id, lead.Version, lead.ToRow(), System.Diagnostics.Activity.Current?.Id);
        tap.Publish(FeedViews.Operator, delta);
        if (lead.BrokerId is { } broker)
        {
            tap.Publish(FeedViews.Broker(broker), delta);
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
