namespace LeadGrid.Simulation.People;

/// <summary>Who has refused which of our numbers at the provider itself. The newest so many are remembered.</summary>
public sealed class Blocks(int maximum)
{
    private readonly Lock _lock = new();
    private readonly HashSet<(string Person, string Ours)> _blocked = [];
    private readonly Queue<(string Person, string Ours)> _order = new();

    public bool Has(string person, string ours)
    {
        lock (_lock)
        {
            return _blocked.Contains((person, ours));
        }
    }

    public void Add(string person, string ours)
    {
        lock (_lock)
        {
            if (_blocked.Add((person, ours)))
            {
                _order.Enqueue((person, ours));
            }

            if (_order.Count > maximum)
            {
                _blocked.Remove(_order.Dequeue());
            }
        }
    }

    public void Remove(string person, string ours)
    {
        lock (_lock)
        {
            _blocked.Remove((person, ours));
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _blocked.Clear();
            _order.Clear();
        }
    }
}
