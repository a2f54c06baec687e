using LeadGrid.Campaigns;

namespace LeadGrid.Brokers;

/// <summary>The broker that the OpenAPI document shows.</summary>
internal static class BrokerExample
{
    public static BrokerProfile Profile { get; } = new()
    {
        Id = "north",
        Name = "Northern Cover",
        Licences = ["NY", "NJ", "CT"],
        Filters = [new Condition("score", ConditionOperator.AtLeast, ["30"])],
        Hours = new WorkingHours
        {
            TimeZone = "America/New_York",
            Intervals = [new WorkingInterval(DayOfWeek.Monday, 540, 1080), new WorkingInterval(DayOfWeek.Tuesday, 540, 1080)],
        },
        Caps = new BrokerCaps(Daily: 40, Monthly: 800, Open: 60),
        Version = 3,
    };
}
