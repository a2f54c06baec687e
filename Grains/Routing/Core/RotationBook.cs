namespace LeadGrid.Routing;

/// <summary>
/// A campaign's rotations while one batch is decided: one cycle for each set of brokers that was eligible together,
/// and what each broker is owed over all of them. Only what <see cref="Touched"/> names has to be written.
/// </summary>
internal sealed class RotationBook(Dictionary<string, long[]> cycles, Dictionary<string, double> owed)
{
    private readonly HashSet<string> _touched = [];

    public IReadOnlyDictionary<string, long[]> Cycles => cycles;

    public IReadOnlyDictionary<string, double> Owed => owed;

    public IReadOnlySet<string> Touched => _touched;

    /// <summary>Who is next among the eligible; the book turns on.</summary>
    public RoutingMember Next(RotationSet set)
    {
        if (!cycles.TryGetValue(set.Name, out var credits))
        {
            credits = Rotation.Enter(set.Weights, [.. set.Members.Select(m => owed.GetValueOrDefault(m.Profile.Id))]);
        }

        // Credits are replaced, not changed in place: a batch that fails to commit leaves the caller's copy as it was.
        var after = (long[])credits.Clone();
        var chosen = set.Members[Rotation.Next(set.Weights, after)];
        cycles[set.Name] = after;
        _touched.Add(set.Name);

        double turns = set.Turns;
        foreach (var member in set.Members)
        {
            owed[member.Profile.Id] = owed.GetValueOrDefault(member.Profile.Id) + (member.Weight / turns);
        }

        owed[chosen.Profile.Id] -= 1;
        return chosen;
    }
}
