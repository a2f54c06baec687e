using LeadGrid.Feeds;
using LeadGrid.Leads;

namespace LeadGrid.Routing;

/// <summary>Walking the queue of leads that wait, and telling the feeds.</summary>
internal sealed partial class RouterGrain
{
    private const int WalkPage = 500;

    private async Task WalkIfNeeded(bool force)
    {
        if (!_mayWait || _settings is not { } settings || (!force && _walkedFor is not null && !await SomebodyNew(settings)))
        {
            return;
        }

        WaitingCursor? cursor = null;
        do
        {
            using var timeout = new CancellationTokenSource(options.Value.TransactionTimeout);
            var after = cursor;
            var page = await transactions.Run(
                Campaign,
                async tx =>
                {
                    var desk = await OpenDesk(tx, settings);
                    var waiting = await tx.Waiting(desk.AvailableStates, after, WalkPage);
                    var assignments = WaitingDecider.Decide(waiting.Leads, desk, tx.Now);
                    await tx.Write(desk);
                    await tx.Write(assignments);
                    var ended = waiting.Next is null;
                    var anyLeft = !ended || await tx.AnyWaiting();
                    await tx.PlanNextLook(anyLeft ? WaitingDecider.NextLook(settings, tx.Now) : null);
                    return (waiting.Next, assignments, desk.Available, anyLeft);
                },
                timeout.Token);

            foreach (var assignment in page.assignments)
            {
                Tell(assignment.Next, traceParent: null);
            }

            cursor = page.Next;
            _mayWait = page.anyLeft;
            _walkedFor = page.Available;
        }
        while (cursor is not null);
    }

    private async Task<bool> SomebodyNew(RoutingSettings settings)
    {
        using var timeout = new CancellationTokenSource(options.Value.TransactionTimeout);
        var available = await transactions.Read(Campaign, async tx => (await OpenDesk(tx, settings)).Available, timeout.Token);
        return !available.IsSubsetOf(_walkedFor!);
    }

    private void Tell(IntakeDecision decision)
    {
        foreach (var accepted in decision.Accepted)
        {
            var row = accepted.Lead.Row with
            {
                Status = accepted.Broker is null ? LeadStatus.Queued : LeadStatus.Assigned,
                BrokerId = accepted.Broker?.Id,
                BrokerName = accepted.Broker?.Name,
                Version = AcceptedLeads.VersionAfter,
            };
            Tell(row, accepted.Lead.TraceParent);
        }
    }

    private void Tell(LeadState lead, string? traceParent) => Tell(lead.ToRow(), traceParent);

    private void Tell(LeadRow row, string? traceParent)
    {
        var delta = new FeedDelta(row.Id, row.Version, row, traceParent);
        tap.Publish(FeedViews.Operator, delta);
        if (row.BrokerId is { } broker)
        {
            tap.Publish(FeedViews.Broker(broker), delta);
        }
    }
}
