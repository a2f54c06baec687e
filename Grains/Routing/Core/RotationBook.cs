using System.Security.Cryptography;
using System.Text;

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

    /// <summary>The name of a set: a weight that changes makes another set, whose cycle begins anew.</summary>
    public static string SetOf(IReadOnlyList<RoutingMember> eligible) =>
        Convert.ToHexStringLower(SHA256.HashData(
            Encoding.UTF8.GetBytes(string.Join(',', eligible.Select(m => $"{m.Profile.Id}:{m.Weight}")))).AsSpan(0, 16));

    /// <summary>Who is next among the eligible; the book turns on.</summary>
    /// <param name="eligible">At least one, in a fixed order.</param>
    public RoutingMember Next(IReadOnlyList<RoutingMember> eligible)
    {
        var set = SetOf(eligible);
        var weights = eligible.Select(m => m.Weight).ToArray();
        if (!cycles.TryGetValue(set, out var credits))
        {
            credits = Rotation.Enter(weights, [.. eligible.Select(m => owed.GetValueOrDefault(m.Profile.Id))]);
        }

        // Credits are replaced, not changed in place: a batch that fails to commit leaves the caller's copy as it was.
        var after = (long[])credits.Clone();
        var chosen = eligible[Rotation.Next(weights, after)];
        cycles[set] = after;
        _touched.Add(set);

        double sum = weights.Sum();
        foreach (var member in eligible)
        {
            owed[member.Profile.Id] = owed.GetValueOrDefault(member.Profile.Id) + (member.Weight / sum);
        }

        owed[chosen.Profile.Id] -= 1;
        return chosen;
    }
}
