namespace LeadGrid.Faults.FollowUp;

/// <summary>The judge is tried on histories made by hand: the right one passes, and each wrong one is found.</summary>
public sealed class PullBackCheckerTests
{
    private static readonly Guid Lead = Guid.Parse("01890000-0000-7000-8000-000000000001");
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly PullBackEvent[] Story =
    [
        Event(1, PullBackChecker.Assigned, "one", null, 0),
        Event(2, PullBackChecker.Planned, null, 60, 0.1),
        Event(3, PullBackChecker.PulledBack, "one", null, 60.5),
        Event(4, PullBackChecker.Assigned, "other", null, 60.6),
        Event(5, PullBackChecker.Planned, null, 120, 60.7),
    ];

    private static readonly PullBackRecord Right = new([Lead], Story, [], At(110));

    [Fact]
    public void What_is_right_passes_and_what_is_not_yet_due_is_not_missed()
    {
        var verdict = PullBackChecker.Check(Right);
        Assert.Empty(verdict.Violations);
        Assert.Equal(new Lateness(1, 0.5, 0.5, 0.5), verdict.Untouched);
        Assert.Equal(0, verdict.Around.Count);
    }

    [Fact]
    public void Each_wrong_is_found()
    {
        PullBackRecord[] wrong =
        [
            Right with { Expected = At(121) },
            Right with { Events = [.. Story.Take(2)] },
            Right with { Events = [Story[0]] },
            Right with { Events = [.. Story.Where(each => each.Version != 2)] },
            Right with { Events = [.. Story.Take(3), Story[2] with { Version = 4 }] },
            Right with { Events = [.. Story, Story[4] with { Version = 6 }] },
            Right with { Events = [Story[0], Story[1], Story[2] with { RecordedAt = At(59.9) }] },
            Right with { Events = [.. Story.Take(3), Story[3] with { Broker = "one" }] },
            Right with { Events = [.. Story, Story[0] with { Lead = Guid.Empty }] },
        ];
        Assert.All(wrong, record => Assert.Single(PullBackChecker.Check(record).Violations));
    }

    [Theory]
    [InlineData(60.9, true)]
    [InlineData(50, true)]
    [InlineData(61.1, false)]
    [InlineData(44, false)]
    public void What_was_due_around_a_death_is_told_apart(double killed, bool around)
    {
        var verdict = PullBackChecker.Check(Right with { Deaths = [new SiloDeath(At(killed), At(killed + 4))] });
        Assert.Equal((around ? 1 : 0, around ? 0 : 1), (verdict.Around.Count, verdict.Untouched.Count));
        Assert.Equal(4, Assert.Single(verdict.Detection), 3);
    }

    private static DateTimeOffset At(double seconds) => Noon.AddSeconds(seconds);

    private static PullBackEvent Event(long version, string kind, string? broker, double? planned, double recorded) =>
        new(Lead, version, kind, broker, planned is { } seconds ? At(seconds) : null, At(recorded));
}
