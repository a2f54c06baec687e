namespace LeadGrid.Simulation.People;

/// <summary>Everybody who can be texted. Who has no script is as chance has it, and stays so.</summary>
public sealed class Town(int maximum)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Resident> _people = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    public void Settle(Person person)
    {
        lock (_lock)
        {
            Of(person.Number).Script = person.Reactions;
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _people.Clear();
            _order.Clear();
        }
    }

    /// <summary>What somebody says to the message that they get now.</summary>
    public IReadOnlyList<Reaction> Hear(string number, Behaviour behaviour, Random dice)
    {
        lock (_lock)
        {
            var resident = Of(number);
            resident.Heard++;
            resident.Script ??= ByChance(number, behaviour);
            return [.. resident.Script.Where(r => (r.To == 0 || r.To == resident.Heard) && dice.NextDouble() < r.Chance)];
        }
    }

    private Resident Of(string number)
    {
        if (_people.TryGetValue(number, out var known))
        {
            return known;
        }

        if (_people.Count >= maximum)
        {
            _people.Remove(_order.Dequeue());
        }

        _order.Enqueue(number);
        return _people[number] = new Resident();
    }

    // By the number and the seed alone, whenever they are first asked.
    private static Reaction[] ByChance(string number, Behaviour behaviour)
    {
        var dice = Dice.For(behaviour.Seed, number);
        var share = dice.NextDouble();
        var after = (int)new Spread(500, 4_000, 30_000).Draw(dice).TotalMilliseconds;
        if (share < behaviour.Answering)
        {
            return [new Reaction(Dice.Pick(dice, Wordings.Answers), To: 1, After: after)];
        }

        if (share < behaviour.Answering + behaviour.Asking)
        {
            return [new Reaction(Dice.Pick(dice, Wordings.Questions), To: 1, After: after)];
        }

        return share < behaviour.Answering + behaviour.Asking + behaviour.Stopping
            ? [new Reaction(Dice.Pick(dice, Wordings.Stop), To: 1 + dice.Next(2), After: after)]
            : [];
    }

    private sealed class Resident
    {
        public IReadOnlyList<Reaction>? Script { get; set; }

        public int Heard { get; set; }
    }
}
