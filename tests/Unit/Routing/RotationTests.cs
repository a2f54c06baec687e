using CsCheck;
using LeadGrid.Routing;

namespace LeadGrid.Unit.Routing;

public class RotationTests
{
    private static readonly Gen<int[]> GenWeights = Gen.Int[1, 12].Array[1, 6];

    [Fact]
    public void Turns_of_one_broker_lie_apart()
    {
        var credits = new long[3];
        Assert.Equal([0, 0, 1, 0, 2, 0, 0], Enumerable.Range(0, 7).Select(_ => Rotation.Next([5, 1, 1], credits)));
        Assert.Equal([0, 0, 0], credits);
    }

    [Fact]
    public void A_full_cycle_is_exact_wherever_it_was_entered() =>
        Gen.Select(GenWeights, Gen.Double[-3, 3].Array[6]).Sample((weights, owed) =>
        {
            var credits = Rotation.Enter(weights, owed.AsSpan(0, weights.Length));
            var counts = new int[weights.Length];
            for (var turn = 0; turn < weights.Sum(); turn++)
            {
                counts[Rotation.Next(weights, credits)]++;
            }

            Assert.Equal(weights, counts);
        });

    [Fact]
    public void Whoever_is_owed_most_enters_next() =>
        Gen.Select(GenWeights, Gen.Double[-3, 3].Array[6]).Sample((weights, owed) =>
        {
            var mine = owed[..weights.Length];
            var credits = Rotation.Enter(weights, mine);
            Assert.Equal(Array.IndexOf(mine, mine.Max()), Rotation.Next(weights, credits));
        });

    [Fact]
    public void A_cycle_of_very_many_turns_is_entered_wherever_the_search_got_to()
    {
        int[] weights = [.. Enumerable.Repeat(1, Rotation.MaximumSearch + 4)];
        double[] owed = [.. Enumerable.Repeat(0.0, weights.Length - 1), 1];
        var credits = Rotation.Enter(weights, owed);
        var counts = new int[weights.Length];
        for (var turn = 0; turn < weights.Sum(); turn++)
        {
            counts[Rotation.Next(weights, credits)]++;
        }

        Assert.Equal(weights, counts);
    }

    /// <summary>Sets alternate at random; each set's own turns are exact in every full cycle, whatever came between.</summary>
    [Fact]
    public void Every_full_cycle_of_a_set_is_exact_also_when_sets_alternate_and_come_back() =>
        Gen.Select(Gen.Int[1, 5].Array[4], Gen.Int[1, 15].Array[1, 5], Gen.Int[0, 4].Array[300]).Sample((weights, masks, order) =>
        {
            var book = new RotationBook([], []);
            RoutingMember[] members = [.. weights.Select((weight, i) => Desk.Broker($"b{i}", weight))];
            var turns = new Dictionary<int, List<string>>();
            foreach (var pick in order)
            {
                var mask = masks[pick % masks.Length];
                RoutingMember[] eligible = [.. members.Where((_, i) => (mask >> i & 1) == 1)];
                if (!turns.TryGetValue(mask, out var past))
                {
                    turns[mask] = past = [];
                }

                past.Add(book.Next(new RotationSet(eligible)).Profile.Id);
            }

            foreach (var (mask, past) in turns)
            {
                RoutingMember[] eligible = [.. members.Where((_, i) => (mask >> i & 1) == 1)];
                foreach (var cycle in past.Chunk(eligible.Sum(m => m.Weight)).Where(c => c.Length == eligible.Sum(m => m.Weight)))
                {
                    Assert.All(eligible, m => Assert.Equal(m.Weight, cycle.Count(id => id == m.Profile.Id)));
                }
            }

            // What a set can leave somebody owed is bounded by its cycle, so the whole is bounded by the number of sets.
            Assert.All(book.Owed.Values, owed => Assert.InRange(owed, -2.0 * turns.Count, 2.0 * turns.Count));
            Assert.Equal(0, book.Owed.Values.Sum(), 6);
        });

    [Fact]
    public void What_is_owed_stays_bounded_over_very_many_turns()
    {
        var book = new RotationBook([], []);
        RoutingMember[] members = [Desk.Broker("a", 7), Desk.Broker("b", 2), Desk.Broker("c", 1)];
        RotationSet[] sets = [new(members), new(members[..2]), new(members[1..]), new([members[0], members[2]])];
        for (var turn = 0; turn < 100_000; turn++)
        {
            book.Next(sets[turn * 31 % 7 % 4]);
        }

        Assert.All(book.Owed.Values, owed => Assert.InRange(owed, -8, 8));
    }

    [Fact]
    public void New_sets_do_not_favour_the_heaviest_each_time()
    {
        // Each lead meets another set: were each entered at its start, the heaviest would get all of them.
        var book = new RotationBook([], []);
        var firsts = Enumerable.Range(0, 30).Count(i => book.Next(new RotationSet([Desk.Broker("a", 2), Desk.Broker("b", 1), Desk.Broker($"c{i}", 1)])).Profile.Id == "a");
        Assert.InRange(firsts, 10, 20);
    }

    [Fact]
    public void A_weight_that_changes_makes_another_set() =>
        Assert.NotEqual(new RotationSet([Desk.Broker("a", 1)]).Name, new RotationSet([Desk.Broker("a", 2)]).Name);

    [Fact]
    public void The_book_leaves_what_it_was_made_from_as_it_was_and_says_what_it_touched()
    {
        var set = new RotationSet([Desk.Broker("a", 2), Desk.Broker("b", 1)]);
        long[] credits = [0, 0];
        var book = new RotationBook(new() { [set.Name] = credits, ["another"] = [0] }, []);
        book.Next(set);
        Assert.Equal([0L, 0L], credits);
        Assert.Equal([set.Name], book.Touched);
        Assert.Equal([-1L, 1L], book.Cycles[set.Name]);
    }
}
