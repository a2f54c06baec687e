using Orleans.Configuration;

namespace LeadGrid.Hosting;

/// <summary>How silos find out that one of them is gone: killed within 5 s, hung within 10, and never by mistake.</summary>
internal static class Liveness
{
    public static void Configure(ClusterMembershipOptions options)
    {
        // Orleans fits the time-out to how fast each neighbour answers, between half of this and the maximum below. Three
        // misses in a row, the last of them asked through a third silo, and the word of two make a silo dead: 3 to 9 s.
        options.ProbeTimeout = TimeSpan.FromSeconds(2);

        // By default four times as much. A silo that still sends anything is not voted dead for three times this long, so
        // it bounds from above how long a hung one is believed; a full garbage collection takes a tenth of it.
        options.MaxProbeTimeout = TimeSpan.FromSeconds(3);
        options.NumMissedProbesLimit = 3;
        options.NumVotesForDeathDeclaration = 2;

        // A silo whose row is this old, three times over, is not waited for by those that join: after a loss of power all
        // silos of the table are such.
        options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(10);
        options.NumMissedTableIAmAliveLimit = 3;

        // Rows of dead silos serve those who look into an accident; a deployment a day makes three each.
        options.DefunctSiloExpiration = TimeSpan.FromDays(2);
        options.DefunctSiloCleanupPeriod = TimeSpan.FromHours(1);
    }
}
