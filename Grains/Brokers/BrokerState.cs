namespace LeadGrid.Brokers;

[GenerateSerializer, Alias("broker-state")]
internal sealed class BrokerState
{
    [Id(0)] public BrokerProfile? Profile { get; set; }

    /// <summary>Codes of the campaigns whose routers follow this profile.</summary>
    [Id(1)] public string[] Campaigns { get; set; } = [];

    /// <summary>Counts up whenever the calendar feed gets another address.</summary>
    [Id(2)] public int Feed { get; set; }
}
