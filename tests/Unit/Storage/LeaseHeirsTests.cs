using System.Net;
using CsCheck;

namespace LeadGrid.Storage.DueWork;

public sealed class LeaseHeirsTests
{
    private static readonly SiloAddress[] Silos = [.. Enumerable.Range(1, 12).Select(number => Silo(number))];

    [Fact]
    public void One_survivor_frees_at_once_and_each_other_in_a_turn_of_its_own()
    {
        var turns = Silos[1..4].Select(self => LeaseHeirs.Turn(self, Silos[0], Silos[1..4]).TotalMilliseconds);
        Assert.Equal([0, 250, 500], turns);
    }

    [Fact]
    public void Two_dead_silos_have_two_heirs()
    {
        SiloAddress[] active = [Silos[0], Silos[2], Silos[3], Silos[5]];
        Assert.Equal(TimeSpan.Zero, LeaseHeirs.Turn(Silos[2], Silos[1], active));
        Assert.Equal(TimeSpan.Zero, LeaseHeirs.Turn(Silos[5], Silos[4], active));
        // The ring is closed: nobody stands behind the last.
        Assert.Equal(TimeSpan.Zero, LeaseHeirs.Turn(Silos[0], Silos[7], active));
    }

    [Fact]
    public void The_dead_silo_itself_has_no_turn_though_it_may_still_be_thought_active() =>
        Assert.Equal(TimeSpan.Zero, LeaseHeirs.Turn(Silos[2], Silos[1], [Silos[1], Silos[2]]));

    [Fact]
    public void The_life_after_the_dead_one_may_be_its_heir() =>
        Assert.Equal(TimeSpan.Zero, LeaseHeirs.Turn(Silo(1, generation: 2), Silo(1), [Silo(1, generation: 2)]));

    [Fact]
    public void Whoever_is_not_active_comes_last_and_nobody_waits_long()
    {
        Assert.Equal(TimeSpan.FromMilliseconds(500), LeaseHeirs.Turn(Silos[9], Silos[0], [Silos[1], Silos[2]]));
        Assert.Equal(TimeSpan.Zero, LeaseHeirs.Turn(Silos[1], Silos[0], []));
        Assert.Equal(TimeSpan.FromSeconds(2), LeaseHeirs.Turn(Silos[11], Silos[0], Silos));
    }

    [Fact]
    public void Exactly_one_of_any_survivors_is_first() => Gen.Int[0, 11].Array[1, 12].Sample(numbers =>
    {
        var dead = Silos[numbers[0]];
        SiloAddress[] active = [.. numbers.Select(number => Silos[number]).Where(silo => !silo.Equals(dead)).Distinct()];
        return active.Length == 0 || active.Count(self => LeaseHeirs.Turn(self, dead, active) == TimeSpan.Zero) == 1;
    });

    private static SiloAddress Silo(int number, int generation = 1) => SiloAddress.New(IPAddress.Parse($"10.0.0.{number}"), 11111, generation);
}
