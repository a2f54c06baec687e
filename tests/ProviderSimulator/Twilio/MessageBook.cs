namespace LeadGrid.Simulation.Twilio;

/// <summary>The messages that the provider has; the oldest are forgotten.</summary>
internal sealed class MessageBook(int kept)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TwilioMessage> _bySid = new(StringComparer.Ordinal);
    private readonly Queue<TwilioMessage> _order = new();

    public void Add(TwilioMessage message)
    {
        lock (_lock)
        {
            _bySid[message.Sid] = message;
            _order.Enqueue(message);
            if (_order.Count > kept)
            {
                _bySid.Remove(_order.Dequeue().Sid);
            }
        }
    }

    public TwilioMessage? Find(string sid)
    {
        lock (_lock)
        {
            return _bySid.GetValueOrDefault(sid);
        }
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<TwilioMessage> List(string? to, string? from, SentDates sent)
    {
        lock (_lock)
        {
            return [.. _order.Reverse().Where(m => (to is null || m.To == to) && (from is null || m.From == from) && sent.Has(m.Sent ?? m.Created))];
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _bySid.Clear();
            _order.Clear();
        }
    }
}
