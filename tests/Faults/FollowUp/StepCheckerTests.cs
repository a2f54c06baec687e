namespace LeadGrid.Faults.FollowUp;

/// <summary>The judge is tried on histories made by hand: the right one passes, and each wrong one is found.</summary>
public sealed class StepCheckerTests
{
    private static readonly Guid Lead = Guid.Parse("01890000-0000-7000-8000-000000000001");

    private static readonly StepRecord Right = new(
        new Dictionary<Guid, string> { [Lead] = "+15182000001" },
        [
            (Lead, StepChecker.SequenceStarted, null), (Lead, StepChecker.MessageQueued, "first"), (Lead, StepChecker.MessageQueued, "second"),
            (Lead, StepChecker.SequenceFinished, null),
        ],
        [("+15182000001", "one"), ("+15182000001", "two")]);

    [Fact]
    public void What_is_right_passes()
    {
        var verdict = StepChecker.Check(Right);
        Assert.Empty(verdict.Violations);
        Assert.Equal(1, verdict.DeliveredShare);
    }

    [Fact]
    public void Each_wrong_is_found()
    {
        StepRecord[] wrong =
        [
            Right with { Events = [.. Right.Events.Where(each => each.Step != "second")] },
            Right with { Events = [.. Right.Events, (Lead, StepChecker.MessageQueued, "first")] },
            Right with { Events = [.. Right.Events.SkipLast(1)] },
            Right with { Events = [.. Right.Events, (Lead, StepChecker.SequenceStarted, null)] },
            Right with { Texts = [.. Right.Texts, ("+15182000001", "one")] },
            Right with { Texts = [.. Right.Texts, ("+15182000002", "three")] },
        ];
        Assert.All(wrong, record => Assert.Single(StepChecker.Check(record).Violations));
    }
}
