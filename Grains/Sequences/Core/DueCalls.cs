namespace LeadGrid.Sequences;

/// <summary>
/// The calls that a broker is asked to make and has not made yet: those on disk, and those that were just promised and may not be
/// there yet.
/// </summary>
internal sealed class DueCalls
{
    /// <summary>A promise that is on disk by then, or never will be.</summary>
    private static readonly TimeSpan s_promise = TimeSpan.FromSeconds(30);
    private readonly Dictionary<Guid, DateTimeOffset> _promised = [];
    private HashSet<Guid> _due = [];

    /// <summary>What is on disk now.</summary>
    public void Read(IEnumerable<Guid> leads, DateTimeOffset now)
    {
        _due = [.. leads];
        foreach (var (lead, at) in _promised.ToArray())
        {
            if (now - at > s_promise || _due.Contains(lead))
            {
                _promised.Remove(lead);
            }
        }
    }

    /// <returns>Whether the broker may be asked to call this lead, too. Asked again, it is the same call.</returns>
    public bool Take(Guid lead, int most, DateTimeOffset now)
    {
        if (_due.Contains(lead) || _promised.ContainsKey(lead))
        {
            return true;
        }

        if (_due.Count + _promised.Count >= most)
        {
            return false;
        }

        _promised[lead] = now;
        return true;
    }
}
