namespace LeadGrid.Storage.DueWork;

/// <summary>
/// In which order the survivors free a dead silo's leases. Any of them may, and twice is harmless; but they all hear of a
/// death in the same moment, and one is enough.
/// </summary>
internal static class LeaseHeirs
{
    /// <summary>What the first one needs where the database is not slow.</summary>
    private static readonly TimeSpan s_between = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan s_latest = TimeSpan.FromSeconds(2);

    /// <returns>
    /// How long this silo waits. Nothing for the next one on the ring of addresses, so that several dead silos have several
    /// heirs; the last place for a silo that is not among the active ones, since it may be on its way in or out.
    /// </returns>
    public static TimeSpan Turn(SiloAddress self, SiloAddress dead, IEnumerable<SiloAddress> active)
    {
        SiloAddress[] heirs = [.. active.Where(silo => !silo.Equals(dead)).Order()];
        var first = Math.Max(0, Array.FindIndex(heirs, heir => heir.CompareTo(dead) > 0));
        var place = Array.IndexOf(heirs, self) is var own and >= 0 ? (own - first + heirs.Length) % heirs.Length : heirs.Length;
        var turn = s_between * place;
        return turn < s_latest ? turn : s_latest;
    }
}
