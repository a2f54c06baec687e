using LeadGrid.Faults.Checking;
using LeadGrid.Faults.History;
using LeadGrid.Leads;

namespace LeadGrid.Faults.Simulation;

/// <summary>Brokers' commands.</summary>
internal sealed partial class SimulatedGrid
{
    public Answer Work(WorkLead command) => Begin(command)();

    /// <summary>Takes the lead's lock and a place in the log.</summary>
    /// <returns>Commits. Others may commit before it; a crash before it leaves nothing.</returns>
    public Func<Answer> Begin(WorkLead command)
    {
        if (!_leads.TryGetValue(command.Lead, out var lead) || lead.Broker != command.Broker)
        {
            return () => new Declined(404);
        }

        var zombie = lead.Version == command.Expected + 1 && Happens(PlantedBug.ZombieWriteAccepted, 2);
        if (_locked.Contains(lead.Id) || (lead.Version != command.Expected && !zombie))
        {
            return () => new Declined(412);
        }

        var status = StatusAfter(command.Verb, lead.Status);
        if (!LeadStory.IsOpen(lead.Status))
        {
            return () => new Declined(409);
        }

        var (life, position) = (Life, ++_position);
        _locked.Add(lead.Id);
        _open.Add(position);
        return () =>
        {
            _locked.Remove(lead.Id);
            _open.Remove(position);
            if (life != Life)
            {
                return new Unknown("The process died.");
            }

            var next = lead with { Version = command.Expected + 1, Status = status, Broker = command.Verb == "return" ? null : lead.Broker };
            Commit(position, lead, next, command);
            return new Worked(next.Version, next.Status);
        };
    }

    private void Commit(long position, LeadRecord lead, LeadRecord next, WorkLead command)
    {
        if (Happens(PlantedBug.AcknowledgedBeforeCommit, 3))
        {
            _uncommitted.Add(Write);
        }
        else
        {
            Write();
        }

        void Write()
        {
            _leads[lead.Id] = next;
            Append(position, lead.Id, next.Version, EventKinds.OfVerb(command.Verb), text: command.Text);
            if (LeadStory.IsOpen(lead.Status) && !LeadStory.IsOpen(next.Status) && !Happens(PlantedBug.PlaceNotFreed, 5))
            {
                Brokers.Single(b => b.Id == lead.Broker).Counts.Free();
            }

            if (next.Status == LeadStatus.Returned)
            {
                Plan(next);
            }

            Tell(Happens(PlantedBug.UncommittedRowShown, 10) ? next with { Version = next.Version + 1 } : next, lead.Broker);
        }
    }

    private static LeadStatus StatusAfter(string verb, LeadStatus status) => verb switch
    {
        "contacted" => LeadStatus.Contacted,
        "appointment" => LeadStatus.AppointmentSet,
        "win" => LeadStatus.Won,
        "lose" => LeadStatus.Lost,
        "return" => LeadStatus.Returned,
        _ => status,
    };
}
