namespace LeadGrid.Feeds.Core;

/// <summary>
/// What a silo has yet to tell one view: the newest value of each lead. More than <paramref name="limit"/> leads are
/// not kept: the view is told that it has missed something, which costs its watchers a snapshot and nobody memory.
/// </summary>
internal sealed class Gathering(int limit)
{
    private readonly Dictionary<Guid, FeedDelta> _newest = [];
    private bool _lost;

    public bool IsEmpty => _newest.Count == 0 && !_lost;

    /// <returns>How many deltas were thrown away to stay within the limit.</returns>
    public int Add(FeedDelta delta)
    {
        if (_newest.TryGetValue(delta.LeadId, out var known) && known.Version >= delta.Version)
        {
            return 0;
        }

        _newest[delta.LeadId] = delta;
        return _newest.Count > limit ? Lose() : 0;
    }

    /// <summary>Something is gone that the view should have been told.</summary>
    /// <returns>How many waiting deltas went with it: the snapshot that follows will hold them.</returns>
    public int Lose()
    {
        var thrownAway = _newest.Count;
        _newest.Clear();
        _lost = true;
        return thrownAway;
    }

    /// <summary>Hands over everything and starts anew.</summary>
    public Gathered Take()
    {
        var gathered = new Gathered([.. _newest.Values], _lost);
        _newest.Clear();
        _lost = false;
        return gathered;
    }
}

/// <param name="Deltas">One a lead.</param>
/// <param name="Lost">Others came before these and are gone.</param>
internal readonly record struct Gathered(FeedDelta[] Deltas, bool Lost);
