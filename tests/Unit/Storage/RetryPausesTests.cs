using LeadGrid.Leads;

namespace LeadGrid.Storage.DueWork;

public sealed class RetryPausesTests
{
    private static readonly DueWorkOptions Options = new();
    private static readonly Exception Unreachable = new SiloUnavailableException("It is gone.");

    [Fact]
    public void What_fails_waits_twice_as_long_each_time_and_is_counted()
    {
        var pauses = new[] { 1, 2, 3, 4, 10, 11, 24 }.Select(attempt => RetryPauses.After(Work(attempt), new TimeoutException(), Options));
        Assert.Equal([1, 2, 4, 8, 512, 600, 600], pauses.Select(pause => pause.Length.TotalSeconds));
        Assert.All(pauses, pause => Assert.True(pause.Counts));
    }

    [Fact]
    public void What_reached_nobody_is_tried_at_short_and_equal_pauses_that_count_for_nothing() =>
        Assert.Equal(new RetryPause(Options.UnreachablePause, Counts: false), RetryPauses.After(Work(3), Unreachable, Options));

    [Fact]
    public void That_ends_when_the_work_is_late() =>
        Assert.Equal(new RetryPause(TimeSpan.FromSeconds(4), Counts: true), RetryPauses.After(Work(3, Options.UnreachableFor), Unreachable, Options));

    [Fact]
    public void Work_whose_silo_left_no_word_is_counted() => Assert.True(RetryPauses.After(Work(1), null, Options).Counts);

    private static LeasedWork Work(int attempts, TimeSpan late = default) =>
        new("solar", Guid.Empty, DueWorkKind.PullBack, 1, attempts, Guid.Empty, late);
}
