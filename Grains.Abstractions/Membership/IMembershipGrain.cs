namespace LeadGrid.Membership;

/// <summary>What the silos have agreed on about one another. A stateless worker: any silo that lives can say it.</summary>
public interface IMembershipGrain : IGrainWithIntegerKey
{
    /// <summary>The gateways that nobody should call. Who asks a silo that hangs gets no answer, and asks another one.</summary>
    [Alias("fallen-gateways"), ResponseTimeout("00:00:02")]
    Task<FallenGateways> FallenGateways();
}
