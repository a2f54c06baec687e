namespace LeadGrid.Routing;

/// <summary>
/// Leads of a broker that one campaign may assign without asking the others. They are counted in the broker's allowance
/// as if they had been used, from the grant until they are used or returned.
/// </summary>
/// <param name="Day">The broker's day on which it was granted: afterwards it may not be used, only returned.</param>
/// <param name="Terms">The caps under which it was granted, by <see cref="LeasePolicy.Terms"/>.</param>
/// <param name="Epoch">Another one after each grant and each return: who read an older one has lost the lease.</param>
internal sealed record Lease(DateOnly Day, string Terms, int Size, int Used, long Epoch)
{
    public int Unspent => Size - Used;

    /// <summary>Whether so many leads may be assigned today under these terms.</summary>
    public bool Permits(int leads, string terms, DateOnly today) => Unspent >= leads && today <= Day && Terms == terms;
}

/// <summary>A lease of whichever campaign.</summary>
internal sealed record HeldLease(string Broker, string Campaign, Lease Lease);
