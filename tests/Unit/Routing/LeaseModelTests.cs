using CsCheck;
using LeadGrid.Brokers;

namespace LeadGrid.Unit.Routing;

/// <summary>Campaigns take turns at brokers that they share, in any order, while days pass, caps change and leads are closed.</summary>
public class LeaseModelTests
{
    private static readonly string[] Brokers = ["ash", "birch"];
    private static readonly string[] Campaigns = ["solar", "roof", "windows"];

    private static readonly Gen<int?> Cap = Gen.OneOf(Gen.Const((int?)null), Gen.Int[0, 60].Select(c => (int?)c), Gen.Int[60, 600].Select(c => (int?)c));

    private static readonly Gen<BrokerCaps[]> Caps = Gen.Select(Cap, Cap, Cap, (day, month, open) => new BrokerCaps(day, month, open)).Array[2];

    private static readonly Gen<Step> Steps = Gen.Frequency(
        (12, Gen.Select(Gen.Int[0, 2], Gen.Int[1, 12], Gen.Int[0, 9], (campaign, leads, luck) => (Step)new Post(campaign, leads, LockAll: luck == 0))),
        (3, Gen.Select(Gen.Int[0, 1], Gen.Int[1, 20], (broker, leads) => (Step)new Close(broker, leads))),
        (2, Gen.Int[1, 40].Select(hours => (Step)new Pass(TimeSpan.FromHours(hours)))),
        (1, Caps.Select(caps => (Step)new Change(caps))),
        (1, Gen.Int[0, 2].Select(campaign => (Step)new Hear(campaign))),
        (2, Gen.Int[1, 12].Select(leads => (Step)new PostByOldBuild(leads))));

    [Fact]
    public void No_cap_is_exceeded_and_nothing_that_is_left_is_refused() => Play(oldBuilds: false);

    [Fact]
    public void A_build_that_knows_no_leases_exceeds_no_cap_beside_one_that_does() => Play(oldBuilds: true);

    private static void Play(bool oldBuilds) =>
        Gen.Select(Caps, Gen.OneOf("UTC", "America/New_York"), Steps.Array[1, 120]).Sample(
            (caps, zone, steps) =>
            {
                var tables = new LeasedTables(Brokers, zone);
                var current = caps;
                // A router goes by the caps that it has heard of last; the old build hears at once.
                var known = Campaigns.Select(_ => caps).ToArray();
                foreach (var step in steps)
                {
                    switch (step)
                    {
                        case Post post:
                            tables.Post(Campaigns[post.Campaign], known[post.Campaign], post.Leads, post.LockAll);
                            break;
                        case Close close:
                            tables.Close(Brokers[close.Broker], close.Leads);
                            break;
                        case Pass pass:
                            tables.Now += pass.Time;
                            break;
                        case Change change:
                            current = change.Caps;
                            break;
                        case Hear hear:
                            known[hear.Campaign] = current;
                            break;
                        case PostByOldBuild post when oldBuilds:
                            tables.PostByOldBuild(current, post.Leads);
                            break;
                        default:
                            break;
                    }
                }
            },
            iter: 1_000);

    private abstract record Step;

    private sealed record Post(int Campaign, int Leads, bool LockAll) : Step;

    private sealed record PostByOldBuild(int Leads) : Step;

    private sealed record Close(int Broker, int Leads) : Step;

    private sealed record Pass(TimeSpan Time) : Step;

    private sealed record Change(BrokerCaps[] Caps) : Step;

    private sealed record Hear(int Campaign) : Step;
}
