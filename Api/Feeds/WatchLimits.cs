using Microsoft.Extensions.Options;

namespace LeadGrid.Feeds;

/// <summary>Counts the open connections of each user in this process.</summary>
internal sealed class WatchLimits(IOptions<LiveGridOptions> options)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _open = [];

    public bool TryEnter(string user)
    {
        lock (_gate)
        {
            var open = _open.GetValueOrDefault(user);
            if (open >= options.Value.ConnectionsPerUser)
            {
                return false;
            }

            _open[user] = open + 1;
            return true;
        }
    }

    public void Leave(string user)
    {
        lock (_gate)
        {
            if (--_open[user] == 0)
            {
                _open.Remove(user);
            }
        }
    }
}
