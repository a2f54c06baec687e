using LeadGrid.Feeds;
using LeadGrid.Leads;

namespace LeadGrid.Routing;

/// <summary>Walking the queue of leads that wait, and telling the feeds.</summary>
internal sealed partial class RouterGrain
{
    private Task WalkIfNeeded(bool force) =>
        _mayWait && (force || _walkedFor is null) && _settings is { } settings ? Walk(settings) : Task.CompletedTask;

    private async Task Walk(RoutingSettings settings)
    {
        WaitingCursor? cursor = null;
        do
        {
            using var timeout = new CancellationTokenSource(options.Value.TransactionTimeout);
            var after = cursor;
            var page = await transactions.Run(
                Campaign,
                RoutingReads.For(settings, [], _epoch),
                async tx =>
                {
                    var desk = OpenDesk(tx, settings);
                    var waiting = await tx.Waiting(desk.AvailableStates, after, WaitingPage.Longest);
                    var assignments = WaitingDecider.Decide(waiting.Leads, desk, tx.Now);
                    tx.Write(desk);
                    tx.Write(assignments);
                    Wake(tx, settings, assignments.Select(each => each.Next.Id));
                    var ended = waiting.Next is null;
                    var anyLeft = !ended || await tx.AnyWaiting();
                    tx.PlanNextLook(anyLeft ? WaitingDecider.NextLook(settings, tx.Now) : null);
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

    private static void Wake(IRoutingTransaction tx, RoutingSettings settings, IEnumerable<Guid> leads)
    {
        if (settings.Campaign.FollowUp.Any)
        {
            tx.Wake(leads);
        }
    }

    /// <summary>Whether a broker is available for whom the queue was not walked: a waiting lead may be his.</summary>
    private bool SomebodyIsNew(RoutingDesk desk) =>
        _mayWait && _walkedFor is { } known && !desk.Available.IsSubsetOf(known);

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
