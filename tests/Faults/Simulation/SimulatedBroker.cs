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

    public AllowanceRecord Allowance { get; private set; } = new(id, DateOnly.MinValue, 0, 0, 0);

    private int Open => Allowance.OpenUsed;

    public bool Takes(string state, DateTimeOffset now)
    {
        var had = On(now);
        var over = bug == PlantedBug.CapExceededByOne ? 1 : 0;
        return states.Contains(state) && !Limits.Paused
            && !(had.DayUsed >= Limits.Daily + over) && !(had.MonthUsed >= Limits.Monthly + over) && !(Open >= Limits.Open + over);
    }

    public void Take(DateTimeOffset now)
    {
        var had = On(now);
        Allowance = had with { DayUsed = had.DayUsed + 1, MonthUsed = had.MonthUsed + 1, OpenUsed = had.OpenUsed + 1 };
    }

    public void Free() => Allowance = Allowance with { OpenUsed = Open - 1 };

    public BrokerRecord Record => new(id, zone, Version, Limits);

    private AllowanceRecord On(DateTimeOffset now)
    {
        var today = bug == PlantedBug.CapResetInAWrongTimeZone
            ? DateOnly.FromDateTime(now.UtcDateTime)
            : DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, _zone).DateTime);
        var day = Allowance.Day;
        return today == day ? Allowance : Allowance with
        {
            Day = today,
            DayUsed = 0,
            MonthUsed = (today.Year, today.Month) == (day.Year, day.Month) ? Allowance.MonthUsed : 0,
        };
    }
}
