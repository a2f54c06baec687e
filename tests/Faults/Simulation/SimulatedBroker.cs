using LeadGrid.Faults.Checking;
using LeadGrid.Faults.History;

namespace LeadGrid.Faults.Simulation;

/// <summary>A broker's settings, and what it has had.</summary>
internal sealed class SimulatedBroker(PlantedBug bug, string id, string zone, int weight, string[] states)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(zone);

    public string Id => id;

    public Share Share => new(id, weight);

    public long Version { get; set; } = 1;

    public Limits Limits { get; set; } = new(false, null, null, null);

    public SimulatedLeases Counts { get; } = new(bug, id);

    public bool Takes(string state, DateTimeOffset now)
    {
        var had = Counts.Used(Today(now));
        var over = bug == PlantedBug.CapExceededByOne ? 1 : 0;
        return states.Contains(state) && !Limits.Paused
            && (Counts.GoesByALostLease
                || (!(had.DayUsed >= Limits.Daily + over) && !(had.MonthUsed >= Limits.Monthly + over) && !(had.OpenUsed >= Limits.Open + over)));
    }

    public void Take(DateTimeOffset now) => Counts.Take(Today(now), Limits);

    public BrokerRecord Record => new(id, zone, Version, Limits);

    private DateOnly Today(DateTimeOffset now) => bug == PlantedBug.CapResetInAWrongTimeZone
        ? DateOnly.FromDateTime(now.UtcDateTime)
        : DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, _zone).DateTime);
}
