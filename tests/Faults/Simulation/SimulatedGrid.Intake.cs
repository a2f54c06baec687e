using LeadGrid.Faults.Checking;
using LeadGrid.Faults.History;
using LeadGrid.Intake;
using LeadGrid.Leads;

namespace LeadGrid.Faults.Simulation;

/// <summary>Posts, routing, and the leads that wait.</summary>
internal sealed partial class SimulatedGrid
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(20);

    public Answer Post(PostLead post)
    {
        var repeat = _keys.ContainsKey(post.Key);
        if (repeat && !Happens(PlantedBug.RepeatMakesANewLead, 3))
        {
            return _keys[post.Key] with { Replay = true };
        }

        var identities = new[] { (1, $"phone-{post.Phone}"), (2, $"email-{post.Email}") };
        if (!repeat && Claimed(identities) is { } of && !Happens(PlantedBug.DuplicateAcceptedUnderARace, 3))
        {
            Append(++_position, of, 0, EventKinds.DuplicateReceived);
            return _keys[post.Key] = new Posted(IntakeOutcome.Duplicate, null, of, null, null, null, Replay: false);
        }

        var id = NewId();
        var (broker, eligible) = Route(post.State);
        var status = broker is null ? LeadStatus.Queued : LeadStatus.Assigned;
        var answer = new Posted(IntakeOutcome.Accepted, id, null, broker?.Id, status, Score: 50, Replay: false);
        if (Happens(PlantedBug.AcknowledgedWriteIsLost, 50))
        {
            return answer;
        }

        var lead = new LeadRecord(id, 2, Campaign, status, broker?.Id, 50, identities[0].Item2, identities[1].Item2, post.Mark, _clock.Now);
        _leads[id] = lead;
        _states[id] = post.State;
        _keys[post.Key] = answer;
        foreach (var identity in identities)
        {
            _claims[identity] = (id, _clock.Now);
        }

        Append(++_position, id, 1, EventKinds.Received);
        Append(_position, id, 2, broker is null ? EventKinds.Queued : EventKinds.Assigned, broker?.Id, eligible);
        broker?.Take(_clock.Now);
        if (broker is null)
        {
            Plan(lead);
        }

        Tell(lead, before: null);
        return answer;
    }

    /// <summary>Does what is due.</summary>
    public void FireDue()
    {
        CommitLate();
        foreach (var due in _due.Values.Where(d => d.DueAt <= _clock.Now).OrderBy(d => d.Lead).ToArray())
        {
            var lead = _leads[due.Lead];
            var (broker, eligible) = Route(_states[lead.Id]);
            if (broker is null)
            {
                _due[lead.Id] = due with { DueAt = _clock.Now + LookAgain };
                continue;
            }

            if (!Happens(PlantedBug.DueWorkFiresTwice, 3))
            {
                _due.Remove(lead.Id);
            }

            if (Happens(PlantedBug.DueWorkIsLost, 3))
            {
                _due.Remove(lead.Id);
                continue;
            }

            Assign(lead, broker, eligible);
        }

        if (Happens(PlantedBug.SecondBrokerAssigned, 5) && _leads.Values.FirstOrDefault(l => l.Status == LeadStatus.Assigned) is { } held)
        {
            Assign(held, Brokers.First(b => b.Id != held.Broker), []);
        }
    }

    private void Assign(LeadRecord lead, SimulatedBroker broker, Share[] eligible)
    {
        var next = lead with { Version = lead.Version + 1, Status = LeadStatus.Assigned, Broker = broker.Id };
        _leads[lead.Id] = next;
        broker.Take(_clock.Now);
        Append(++_position, lead.Id, next.Version, EventKinds.Assigned, broker.Id, eligible);
        Tell(next, lead.Broker);
    }

    private void Plan(LeadRecord lead) => _due[lead.Id] = new DueRecord(Campaign, lead.Id, 1, _clock.Now + LookAgain, lead.Version);

    private (SimulatedBroker? Broker, Share[] Eligible) Route(string state)
    {
        Share[] eligible = [.. Brokers.Where(b => b.Takes(state, _clock.Now)).Select(b => b.Share)];
        if (eligible.Length == 0)
        {
            return (null, []);
        }

        var next = _rotation.Next(eligible);
        return (Brokers.Single(b => b.Id == next), eligible);
    }

    private Guid? Claimed((int Kind, string Hash)[] identities)
    {
        foreach (var identity in identities)
        {
            if (_claims.TryGetValue(identity, out var claim) && _clock.Now - claim.At < Window)
            {
                return claim.Lead;
            }
        }

        return null;
    }

    private Guid NewId()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
