using LeadGrid.Faults.Checking;

namespace LeadGrid.Faults.Simulation;

/// <summary>Turns among sets of brokers, by weight.</summary>
internal sealed class SimulatedRotation
{
    private readonly Dictionary<string, int[]> _credits = [];

    public void Forget() => _credits.Clear();

    public string Next(Share[] eligible)
    {
        var set = string.Join(',', eligible.Select(s => $"{s.Broker}:{s.Weight}"));
        var credits = _credits.TryGetValue(set, out var known) ? known : _credits[set] = new int[eligible.Length];
        var best = 0;
        for (var i = 0; i < eligible.Length; i++)
        {
            credits[i] += eligible[i].Weight;
            best = credits[i] > credits[best] ? i : best;
        }

        credits[best] -= eligible.Sum(s => s.Weight);
        return eligible[best].Broker;
    }
}
