namespace LeadGrid.Faults.Checking;

/// <summary>What LeadGrid promises, whatever dies.</summary>
internal enum Promise
{
    /// <summary>What was acknowledged is there, and is in the log.</summary>
    NoAcknowledgedWriteLost,

    /// <summary>Each lead's versions follow one another in the log, one event each, up to the row's.</summary>
    VersionsFollowOneAnother,

    /// <summary>At any moment a lead has one broker at most.</summary>
    OneBrokerAtATime,

    /// <summary>No broker gets more than it takes in a day, in a month, or at once.</summary>
    NoCapExceeded,

    /// <summary>What is counted against the caps is what the log says.</summary>
    AllowancesAreRight,

    /// <summary>A lead posted after a change of settings was answered is routed by it.</summary>
    SettingsAreFollowed,

    /// <summary>In a campaign, no two accepted leads of one phone or e-mail address within the window.</summary>
    NoDuplicateAccepted,

    /// <summary>A repeated post has no second effect and gets the first answer.</summary>
    RepeatsHaveNoEffect,

    /// <summary>Each full cycle among the same brokers gives each exactly its weight.</summary>
    SharesAreExact,

    /// <summary>Every frame of a stream continues the one before.</summary>
    NoGapInFrames,

    /// <summary>A browser never shows a row older than it showed before, nor one that was never committed.</summary>
    RowsOnlyGetNewer,

    /// <summary>In the end a browser shows exactly what the database holds.</summary>
    BrowsersEndAtTheTruth,

    /// <summary>Due work takes effect, and once.</summary>
    DueWorkTakesEffectOnce,

    /// <summary>Every durable consumer has counted every event once.</summary>
    EveryEventCountedOnce,
}

/// <summary>A promise that was broken.</summary>
/// <param name="What">In a sentence, with the ids.</param>
/// <param name="Evidence">The operations and rows that show it.</param>
internal sealed record Violation(Promise Promise, string What, params object?[] Evidence)
{
    private const int Shown = 8;

    public override string ToString() =>
        $"{Promise}: {What}{string.Concat(Evidence.Take(Shown).Select(e => $"\n    {e}"))}{(Evidence.Length > Shown ? $"\n    and {Evidence.Length - Shown} more" : "")}";
}
