namespace LeadGrid.Feeds.Core;

/// <summary>
/// The newest version of the leads last told of: two silos that commit the same lead one after the other can be heard
/// in the other order.
/// </summary>
internal sealed class KnownVersions
{
    private readonly Dictionary<Guid, (long Version, long Told)> _leads = [];

    /// <summary>In the order told. An entry whose number is not the lead's present one is only passed over.</summary>
    private readonly Queue<(Guid Lead, long Told)> _order = [];
    private long _told;

    /// <returns>False for what is not newer than what is known of the lead.</returns>
    public bool Admit(FeedDelta delta)
    {
        if (_leads.TryGetValue(delta.LeadId, out var known) && known.Version >= delta.Version)
        {
            return false;
        }

        _leads[delta.LeadId] = (delta.Version, ++_told);
        _order.Enqueue((delta.LeadId, _told));
        return true;
    }

    /// <summary>Forgets all but what was told last.</summary>
    public void Trim(int atMost)
    {
        while (_order.Count > atMost)
        {
            var (lead, told) = _order.Dequeue();
            if (_leads[lead].Told == told)
            {
                _leads.Remove(lead);
            }
        }
    }
}
