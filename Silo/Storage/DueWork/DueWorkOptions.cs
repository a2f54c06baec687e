namespace LeadGrid.Storage.DueWork;

/// <summary>How a silo takes due work.</summary>
internal sealed class DueWorkOptions
{
    /// <summary>Rows in one claim, and in one removal at most. What a claim costs beside its rows is a step for each campaign.</summary>
    public int Batch { get; set; } = 1_000;

    /// <summary>
    /// Pieces under way at once. Each is a grain call that mostly waits for the database. Twice the batch: one is claimed
    /// while the one before is done and removed.
    /// </summary>
    public int Concurrency { get; set; } = 2_048;

    /// <summary>Longest time one piece may take: the longest routing transaction and a little.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(35);

    /// <summary>
    /// After this, what a silo has claimed and not finished is anybody's. Longer than <see cref="Timeout"/>. A silo that dies
    /// keeps it for no longer than the membership believes in it: see <see cref="FallenLeases"/>.
    /// </summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Attempts at one piece, after which it is given up, counted and reported. With the pauses between them about three
    /// hours: a database that is away costs none, since nothing can be claimed then.
    /// </summary>
    public int MaximumAttempts { get; set; } = 24;

    /// <summary>Pause after the first failure; it doubles.</summary>
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>From one try to the next of work whose grain's silo does not answer: a small part of what a death takes to be known.</summary>
    public TimeSpan UnreachablePause { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How late work may be that is tried at that pause. Longer than any silo is dead unnoticed.</summary>
    public TimeSpan UnreachableFor { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// From one look to the next while nothing is due, reached by doubling: as late as lone work may be for want of a look. A
    /// look is a step in an index for each campaign.
    /// </summary>
    public TimeSpan IdlePoll { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Pieces a second that this silo starts for one campaign: a storm in one leaves room for the others' grains and database.</summary>
    public int CampaignRate { get; set; } = 2_000;

    /// <summary>How long a stop waits for what is under way before it gives the leases back.</summary>
    public TimeSpan Drain { get; set; } = TimeSpan.FromSeconds(10);
}
