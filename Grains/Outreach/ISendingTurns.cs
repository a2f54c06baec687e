namespace LeadGrid.Outreach;

/// <summary>Keeps each of our numbers to the rate that its carrier allows, over all silos.</summary>
internal interface ISendingTurns
{
    /// <param name="perSecond">Parts of texts a second.</param>
    /// <param name="parts">Of this text.</param>
    /// <returns>Null: the number is taken for all the time ahead.</returns>
    Task<SendingTurn?> Take(string number, decimal perSecond, int parts, TimeSpan ahead, CancellationToken cancellation);
}

/// <summary>When one text may leave.</summary>
/// <param name="Since">A timestamp of the time provider: the turn begins <paramref name="Wait"/> after it.</param>
/// <param name="Wait">Null: at any time.</param>
internal sealed record SendingTurn(long Since, TimeSpan? Wait)
{
    /// <summary>Who comes later after a turn has begun has missed it: texts must not crowd behind one that hesitates.</summary>
    public static readonly TimeSpan Latest = TimeSpan.FromMilliseconds(50);

    public static readonly SendingTurn Any = new(0, null);

    /// <summary>Until it begins; negative once it has.</summary>
    public TimeSpan Left(TimeProvider time) => Wait is { } wait ? wait - time.GetElapsedTime(Since) : TimeSpan.Zero;

    public bool IsOver(TimeProvider time) => Left(time) < -Latest;
}
