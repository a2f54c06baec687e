using System.Net;

namespace LeadGrid.Membership;

/// <summary>Tells from the table of members which gateways lead to nobody who counts.</summary>
internal static class Fallen
{
    /// <summary>Rows of the dead are kept for days; an Api that has forgotten the older ones has long lost them anyway.</summary>
    public const int Most = 100;

    public static FallenGateways Of(MembershipTableData table)
    {
        var members = table.Members.Select(member => member.Item1).Where(member => member.ProxyPort > 0).ToArray();

        // A silo that was started again has the old one's address, and its row stands beside the old one's.
        var living = members.Where(member => member.Status != SiloStatus.Dead).Select(Gateway).ToHashSet();
        return new FallenGateways(table.Version.Version, [.. members
            .Where(member => member.Status == SiloStatus.Dead)
            .OrderByDescending(member => member.StartTime)
            .Select(Gateway)
            .Where(gateway => !living.Contains(gateway))
            .Distinct()
            .Take(Most)]);
    }

    private static IPEndPoint Gateway(MembershipEntry member) => new(member.SiloAddress.Endpoint.Address, member.ProxyPort);
}
