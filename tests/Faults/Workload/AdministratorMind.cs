using LeadGrid.Faults.History;

namespace LeadGrid.Faults.Workload;

/// <summary>What the administrator changes next: whose turn it is to pause, and how much each takes.</summary>
/// <param name="most">About how many leads a broker gets in a run: caps lie below and above it.</param>
internal sealed class AdministratorMind(Random random, string[] brokers, int most)
{
    public IEnumerable<SetBroker> Beginning() => brokers.Select(b => new SetBroker(b, new Limits(false, Cap(), Cap(), Cap())));

    public SetBroker Next() => new(
        brokers[random.Next(brokers.Length)],
        new Limits(random.Next(4) == 0, Cap(), Cap(), Cap()));

    private int? Cap() => random.Next(3) == 0 ? null : random.Next(1, most);
}
