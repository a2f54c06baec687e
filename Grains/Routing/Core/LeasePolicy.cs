using System.Globalization;
using LeadGrid.Brokers;

namespace LeadGrid.Routing;

/// <summary>How much of a broker's allowance a campaign leases, and under which terms.</summary>
internal static class LeasePolicy
{
    /// <summary>
    /// A lease takes this part of the room that is left. Campaigns that come one after the other leave room for more of
    /// themselves, and near a cap the leases grow small by themselves.
    /// </summary>
    internal const int Part = 8;

    /// <summary>A smaller lease is used up before it has saved a lock.</summary>
    internal const int Smallest = 4;

    /// <summary>
    /// Thousands of transactions. More would save nothing, and the counters of a broker without caps have to hold the
    /// leases of all its campaigns.
    /// </summary>
    internal const int Largest = 50_000;

    /// <summary>The caps in words that are equal where the caps are.</summary>
    public static string Terms(BrokerCaps caps) =>
        string.Create(CultureInfo.InvariantCulture, $"{caps.Daily}/{caps.Monthly}/{caps.Open}");

    /// <summary>How many leads more the caps allow; zero or less: none.</summary>
    /// <param name="allowance">As of today.</param>
    public static int Room(Allowance allowance, BrokerCaps caps) => Math.Min(
        Math.Min(Left(caps.Daily, allowance.DayUsed), Left(caps.Monthly, allowance.MonthUsed)),
        Left(caps.Open, allowance.OpenUsed));

    /// <summary>
    /// Whether nothing but a new day or new settings can make room: a capacity is freed by whoever closes a lead, and to
    /// refuse for its sake takes the lock that he takes too.
    /// </summary>
    /// <param name="allowance">As of today.</param>
    public static bool IsSpent(Allowance allowance, BrokerCaps caps) =>
        allowance.DayUsed >= caps.Daily || allowance.MonthUsed >= caps.Monthly;

    /// <summary>The size of a new lease; 0: too near a cap, the campaigns take turns at the allowance itself.</summary>
    /// <param name="room">What is left beside all leases.</param>
    /// <param name="most">The leads of one transaction: a lease serves two of them at least.</param>
    public static int Size(int room, int most)
    {
        var size = Math.Min(room / Part, Largest);
        return size < Math.Max(Smallest, 2 * most) ? 0 : size;
    }

    private static int Left(int? cap, int used) => cap is { } most ? most - used : int.MaxValue;
}
