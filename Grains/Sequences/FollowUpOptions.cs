namespace LeadGrid.Sequences;

/// <summary>Settings under <c>FollowUp</c>.</summary>
internal sealed class FollowUpOptions
{
    /// <summary>
    /// Steps that the law lets go on at the same instant, such as nine o'clock, are taken within so long after it, each lead at a
    /// place of its own.
    /// </summary>
    public TimeSpan Spread { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>A step that could not be taken for so long is left out: as long as the rules look ahead.</summary>
    public TimeSpan LongestDelay { get; set; } = TimeSpan.FromDays(14);
}
