namespace LeadGrid.Outreach;

/// <summary>Keeps each of our numbers to the rate that its carrier allows, over all silos.</summary>
internal interface ISendingTurns
{
    /// <param name="perSecond">Parts of texts a second.</param>
    /// <param name="parts">Of this text.</param>
    /// <returns>Null: the number is taken for all the time ahead.</returns>
    Task<SendingTurn?> Take(string number, decimal perSecond, int parts, TimeSpan ahead, CancellationToken cancellation);
}

/// <summary>When one text may leave. Turns of a number do not overlap, if each text keeps to its own.</summary>
/// <param name="Since">A timestamp of the time provider: the turn begins <paramref name="Wait"/> after it.</param>
internal sealed record SendingTurn(long Since, TimeSpan Wait, TimeSpan Length)
{
    public static readonly SendingTurn Any = new(0, TimeSpan.Zero, TimeSpan.MaxValue);

    /// <summary>Until it begins; negative once it has.</summary>
    public TimeSpan Left(TimeProvider time) => Wait - time.GetElapsedTime(Since);

    public bool IsOver(TimeProvider time) => Length != TimeSpan.MaxValue && time.GetElapsedTime(Since) >= Wait + Length;
}
