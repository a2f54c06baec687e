using LeadGrid.Access;
using LeadGrid.Brokers;
using LeadGrid.Leads;

namespace LeadGrid.Routing;

/// <summary>Decides about leads that wait.</summary>
internal static class WaitingDecider
{
    /// <summary>However sure the reckoning, look again after this long: settings may have changed unseen.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    /// <summary>Routes in the order given; leads for which nobody is eligible go on waiting and leave no trace.</summary>
    public static IReadOnlyList<WaitingAssignment> Decide(
        IReadOnlyList<WaitingLead> waiting, RoutingDesk desk, DateTimeOffset now)
    {
        var assignments = new List<WaitingAssignment>();
        foreach (var (lead, facts) in waiting)
        {
            var routing = desk.Route(facts);
            if (routing.Chosen is not { } id)
            {
                continue;
            }

            var broker = desk.NameOf(id);
            var next = lead with
            {
                Version = lead.Version + 1,
                Status = LeadStatus.Assigned,
                BrokerId = broker.Id,
                BrokerName = broker.Name,
                AssignedAt = now,
                UpdatedAt = now,
            };
            var body = new LeadEventBody { BrokerId = broker.Id, BrokerName = broker.Name, Routing = routing };
            assignments.Add(new WaitingAssignment(next, new LeadEvent(
                lead.Id, lead.Campaign, LeadEventKind.Assigned, next.Version, now, Actor.Router(lead.Campaign), body, null)));
        }

        return assignments;
    }

    /// <summary>
    /// When somebody may become eligible through the passing of time alone: a working day begins, or a calendar day,
    /// which frees caps.
    /// </summary>
    public static DateTimeOffset NextLook(RoutingSettings settings, DateTimeOffset now)
    {
        var next = now + LongestWait;
        foreach (var (profile, _) in settings.Members)
        {
            next = Earlier(next, WorkingHoursClock.NextOpening(profile.Hours, now));
            next = Earlier(next, WorkingHoursClock.NextMidnight(profile.Hours, now));
        }

        return next;
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset? b) => b < a ? b.Value : a;
}
