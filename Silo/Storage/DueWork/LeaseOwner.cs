namespace LeadGrid.Storage.DueWork;

/// <summary>Who holds leases: one life of a silo. One that starts again at the same address is another owner.</summary>
internal sealed record LeaseOwner(string Name)
{
    /// <summary>Address, port and generation, which is new with every start.</summary>
    public static LeaseOwner Of(SiloAddress silo) => new(silo.ToParsableString());
}
