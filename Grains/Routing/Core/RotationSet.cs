using System.Security.Cryptography;
using System.Text;

namespace LeadGrid.Routing;

/// <summary>Brokers that are eligible together, in a fixed order: one cycle of turns.</summary>
internal sealed class RotationSet
{
    /// <param name="members">At least one, in the order that the same brokers always have.</param>
    public RotationSet(IReadOnlyList<RoutingMember> members)
    {
        Members = members;
        Weights = [.. members.Select(m => m.Weight)];
        Turns = Weights.Sum(weight => (long)weight);
        Name = Convert.ToHexStringLower(SHA256.HashData(
            Encoding.UTF8.GetBytes(string.Join(',', members.Select(m => $"{m.Profile.Id}:{m.Weight}")))).AsSpan(0, 16));
    }

    /// <summary>A weight that changes makes another set, whose cycle begins anew.</summary>
    public string Name { get; }

    public IReadOnlyList<RoutingMember> Members { get; }

    public int[] Weights { get; }

    /// <summary>In a full cycle: the sum of the weights.</summary>
    public long Turns { get; }
}
