namespace LeadGrid.Feeds;

/// <summary>Where a <see cref="FeedLink"/> delivers what its feed says.</summary>
internal interface IFeedInlet
{
    /// <summary>How far the feed has been taken in; null until it was heard for the first time.</summary>
    FeedPosition? Position { get; }

    /// <summary>The feed has not said a word for longer than its heartbeats are apart.</summary>
    bool IsSilent { get; }

    Taken Take(FeedBatch batch);

    Taken Take(FeedPosition position);

    /// <summary>See <see cref="RelayBook.Skip"/>.</summary>
    Taken Skip(FeedPosition position);
}
