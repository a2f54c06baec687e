namespace LeadGrid.Storage.Log;

/// <summary>How long the log is kept.</summary>
internal sealed class LogOptions
{
    /// <summary>
    /// Whole months that stay in the log. Older ones are detached: kept as tables of their own, out of everybody's way. Two
    /// years and a month let one year be compared with the one before.
    /// </summary>
    public int RetentionMonths { get; set; } = 25;

    /// <summary>Whether a detached month is dropped. It cannot be taken back, so it is not done unasked.</summary>
    public bool DropDetached { get; set; }
}
