using LeadGrid.Faults.Checking;
using LeadGrid.Faults.History;

namespace LeadGrid.Faults.Simulation;

/// <summary>What a broker has had, counted as campaigns do that lease parts of it: two holders assign in turn.</summary>
internal sealed class SimulatedLeases(PlantedBug bug, string broker)
{
    private const int TurnsOfAHolder = 3;
    private const int Part = 4;
    private const int Largest = 20;
    private static readonly string[] Holders = ["solar", "roof"];

    private readonly Dictionary<string, LeaseRecord> _leases = [];
    private readonly Dictionary<string, int> _lost = [];
    private int _turns;

    /// <summary>Used and leased out.</summary>
    public AllowanceRecord Counted { get; private set; } = new(broker, DateOnly.MinValue, 0, 0, 0);

    public LeaseRecord[] Leases => [.. _leases.Values];

    /// <summary>Whether whoever's turn it is goes by a lease that it no longer has.</summary>
    public bool GoesByALostLease => bug == PlantedBug.LeaseSpentAfterItWasTakenBack && _lost.GetValueOrDefault(Holder) > 0;

    private string Holder => Holders[_turns / TurnsOfAHolder % Holders.Length];

    public AllowanceRecord Used(DateOnly today) => On(_leases.Values.Aggregate(Counted, (counted, lease) => counted.Without(lease)), today);

    public void Take(DateOnly today, Limits limits)
    {
        var lost = GoesByALostLease;
        var holder = Holder;
        _turns++;
        if (!lost && _leases.GetValueOrDefault(holder) is { Unspent: > 0 } lease && lease.Day == today)
        {
            _leases[holder] = lease with { Used = lease.Used + 1 };
            return;
        }

        _lost[holder] = lost ? _lost[holder] - 1 : 0;
        TakeBack(except: holder);
        var size = Math.Clamp((Room(On(Counted, today), limits) - 1) / Part, 0, Largest);
        var counted = On(Counted, today);
        Counted = counted with
        {
            DayUsed = counted.DayUsed + 1 + size, MonthUsed = counted.MonthUsed + 1 + size, OpenUsed = counted.OpenUsed + 1 + size, Leased = size,
        };
        _leases[holder] = new LeaseRecord(broker, holder, today, size, 0);
    }

    public void Free() => Counted = Counted with { OpenUsed = Counted.OpenUsed - 1 };

    private void TakeBack(string except)
    {
        foreach (var lease in _leases.Values.ToArray())
        {
            Counted = bug == PlantedBug.LeaseNotReturned ? Counted : Counted.Without(lease);
            _leases[lease.Campaign] = lease with { Size = 0, Used = 0 };
            if (lease.Campaign != except && lease.Unspent > 0)
            {
                _lost[lease.Campaign] = lease.Unspent;
            }
        }
    }

    private static int Room(AllowanceRecord had, Limits limits) => new[]
    {
        (limits.Daily ?? int.MaxValue) - had.DayUsed, (limits.Monthly ?? int.MaxValue) - had.MonthUsed, (limits.Open ?? int.MaxValue) - had.OpenUsed,
    }.Min();

    private static AllowanceRecord On(AllowanceRecord had, DateOnly today) => today == had.Day ? had : had with
    {
        Day = today,
        DayUsed = 0,
        MonthUsed = (today.Year, today.Month) == (had.Day.Year, had.Day.Month) ? had.MonthUsed : 0,
    };
}
