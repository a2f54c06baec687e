using LeadGrid.Faults.History;
using LeadGrid.Leads;

namespace LeadGrid.Faults.Workload;

/// <summary>What a broker does next with one of the leads before him.</summary>
internal sealed class BrokerMind(Random random, string broker)
{
    private static readonly LeadStatus[] Workable = [LeadStatus.Assigned, LeadStatus.Contacted, LeadStatus.AppointmentSet];
    private int _notes;

    /// <returns>Null where there is nothing to do.</returns>
    public WorkLead? Next(IEnumerable<ShownRow> rows)
    {
        ShownRow[] mine = [.. rows.Where(r => r.Broker == broker && Workable.Contains(r.Status)).OrderBy(r => r.Id)];
        if (mine.Length == 0)
        {
            return null;
        }

        var row = mine[random.Next(mine.Length)];
        var verb = random.Next(100) switch
        {
            < 30 when row.Status == LeadStatus.Assigned => "contacted",
            < 45 => "notes",
            < 60 => "appointment",
            < 75 => "win",
            < 88 => "lose",
            _ => "return",
        };
        return new WorkLead(broker, row.Id, verb, row.Version, verb == "notes" ? $"Note {++_notes} of {broker} at {random.Next(1_000_000)}" : null);
    }
}
