namespace LeadGrid.Feeds;

/// <summary>
/// Where the commit paths tell what they have just committed. Never waits and never throws: a grid that lags must not
/// hold up a lead.
/// </summary>
internal interface IFeedTap
{
    /// <param name="view">Whose watchers are told: see <see cref="FeedViews"/>. A lead that changes hands is told to
    /// both views, with a null row to the one it leaves.</param>
    /// <param name="delta">The row as it was committed; call only after the commit has returned. A broker's view is told
    /// the part of it that brokers see.</param>
    void Publish(string view, FeedDelta delta);
}
