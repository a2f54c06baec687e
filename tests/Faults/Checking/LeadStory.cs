using LeadGrid.Leads;

namespace LeadGrid.Faults.Checking;

/// <summary>Where a lead stood after each version, told by the log alone.</summary>
internal static class LeadStory
{
    private static readonly LeadStatus[] Open = [LeadStatus.Assigned, LeadStatus.Contacted, LeadStatus.AppointmentSet];

    /// <summary>The steps of each lead by version, without the remarks.</summary>
    public static Dictionary<Guid, Chapter[]> Tell(GridState state) => state.Log
        .Where(e => e.Version > 0)
        .GroupBy(e => e.Lead)
        .ToDictionary(lead => lead.Key, lead => Chapters([.. lead.OrderBy(e => e.Version)]));

    /// <summary>Whether the lead takes up one of its broker's places.</summary>
    public static bool IsOpen(LeadStatus status) => Open.Contains(status);

    private static Chapter[] Chapters(EventRecord[] steps)
    {
        var chapters = new Chapter[steps.Length];
        var (status, broker) = (LeadStatus.Received, (string?)null);
        for (var i = 0; i < steps.Length; i++)
        {
            (status, broker) = Next(steps[i], status, broker);
            chapters[i] = new Chapter(steps[i], status, broker);
        }

        return chapters;
    }

    private static (LeadStatus Status, string? Broker) Next(EventRecord step, LeadStatus status, string? broker) => step.Kind switch
    {
        EventKinds.Received => (LeadStatus.Received, null),
        EventKinds.Queued => (LeadStatus.Queued, null),
        EventKinds.Assigned => (LeadStatus.Assigned, step.Broker),
        EventKinds.Contacted => (LeadStatus.Contacted, broker),
        EventKinds.AppointmentSet => (LeadStatus.AppointmentSet, broker),
        EventKinds.Won => (LeadStatus.Won, broker),
        EventKinds.Lost => (LeadStatus.Lost, broker),
        EventKinds.Returned => (LeadStatus.Returned, broker),
        _ => (status, broker),
    };
}

/// <summary>A step, and where the lead stands after it.</summary>
/// <param name="Broker">Who has it; of a returned lead, who had it.</param>
internal sealed record Chapter(EventRecord Step, LeadStatus Status, string? Broker)
{
    /// <summary>Whether a row says the same. A returned lead's row may or may not name the broker who had it.</summary>
    public bool Agrees(LeadStatus status, string? broker) =>
        status == Status && (broker == Broker || (Status == LeadStatus.Returned && broker is null));
}
