using System.Globalization;

namespace LeadGrid.Faults.Refusals;

/// <summary>What became of a round.</summary>
/// <param name="Races">Messages that were queued for people who have said STOP, and were heard.</param>
/// <param name="Open">Races in which the STOP set out while the request that sent the message was open.</param>
/// <param name="Won">Races in which the message did not leave.</param>
/// <param name="Refusals">People who have said STOP.</param>
/// <param name="Acknowledged">Of those, the ones who were heard.</param>
/// <param name="Wanted">Messages to people who never say STOP.</param>
/// <param name="Delivered">Of those, the ones that arrived, once.</param>
internal sealed record RaceVerdict(
    int Races, int Open, int Won, int Refusals, int Acknowledged, int Wanted, int Delivered, IReadOnlyList<string> Violations)
{
    public double OpenShare => Share(Open, Races);

    public double DeliveredShare => Share(Delivered, Wanted);

    public double AcknowledgedShare => Share(Acknowledged, Refusals);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Races:N0} races, {OpenShare:P1} of them with the send open, {Won:N0} in which the message stayed; {Acknowledged:N0} of {Refusals:N0} refusals acknowledged; {Delivered:N0} of {Wanted:N0} ({DeliveredShare:P2}) delivered to those who refused nothing; {Violations.Count} violations");

    private static double Share(int part, int all) => all == 0 ? 0 : part / (double)all;
}
