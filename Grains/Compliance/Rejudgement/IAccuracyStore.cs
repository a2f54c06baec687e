namespace LeadGrid.Compliance.Rejudgement;

/// <summary>Where the days that were judged again are kept.</summary>
internal interface IAccuracyStore
{
    /// <summary>The days of a span, the newest first.</summary>
    Task<AccuracyDay[]> Days(DateOnly from, DateOnly to, int most, CancellationToken cancellation);

    /// <summary>Begins a day anew.</summary>
    /// <returns>Null: it is not one that can be judged.</returns>
    Task<AccuracyDay?> Again(DateOnly day, CancellationToken cancellation);
}
