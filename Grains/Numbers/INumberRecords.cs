namespace LeadGrid.Numbers;

/// <summary>What the database knows of our numbers: how much each has sent today, what became of it, and how much it may send.</summary>
internal interface INumberRecords
{
    /// <summary>Limits each number's day for whoever sends, on whichever silo, from the next text on.</summary>
    /// <param name="limits">Parts of texts; null: none, 0: it sends nothing.</param>
    Task Limit(IReadOnlyCollection<(string Number, decimal PerSecond, int? PerDay)> limits, CancellationToken cancellation);

    /// <param name="numbers">Each with when its texts begin to count.</param>
    /// <param name="newest">So many of its texts are counted, at most.</param>
    /// <returns>By number; one that has sent nothing is missing.</returns>
    Task<IReadOnlyDictionary<string, NumberRecord>> Read(
        IReadOnlyCollection<(string Number, DateTimeOffset Since)> numbers, int newest, CancellationToken cancellation);
}

/// <param name="SentToday">Parts of texts.</param>
internal sealed record NumberRecord(int SentToday, NumberHealth Health)
{
    public static readonly NumberRecord None = new(0, NumberHealth.Unknown);
}
