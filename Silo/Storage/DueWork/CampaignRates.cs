namespace LeadGrid.Storage.DueWork;

/// <summary>A bucket for each campaign that is near its rate; the others have none. Used by one pump, on one thread.</summary>
internal sealed class CampaignRates(int perSecond, TimeProvider time)
{
    private readonly Dictionary<string, double> _left = [];
    private long _at = time.GetTimestamp();

    /// <summary>How many more each campaign may start; who is not named may start as many as there are.</summary>
    public IReadOnlyDictionary<string, int> Left()
    {
        var now = time.GetTimestamp();
        var refill = time.GetElapsedTime(_at, now).TotalSeconds * perSecond;
        _at = now;
        foreach (var (campaign, left) in _left.ToList())
        {
            if (left + refill >= perSecond)
            {
                _left.Remove(campaign);
            }
            else
            {
                _left[campaign] = left + refill;
            }
        }

        return _left.ToDictionary(c => c.Key, c => Math.Max(0, (int)c.Value));
    }

    public void Take(IReadOnlyCollection<LeasedWork> work)
    {
        foreach (var (campaign, count) in work.CountBy(w => w.Campaign))
        {
            // A campaign may begin with a second's worth at once; a claim is smaller than that, or the debt is paid first.
            _left[campaign] = _left.GetValueOrDefault(campaign, perSecond) - count;
        }
    }
}
