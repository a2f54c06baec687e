using CsCheck;
using LeadGrid.Faults.Simulation;

namespace LeadGrid.Faults.Checking;

/// <summary>The judge is judged: it finds each planted bug by the promise that it breaks, and nothing where nothing is wrong.</summary>
public sealed class CheckerTests
{
    private const int Seeds = 25;

    [Fact]
    public void A_correct_history_breaks_no_promise() => Gen.Int[0, 1_000_000].Sample(
        seed =>
        {
            var (history, state) = SimulatedRun.Of(seed);
            Assert.Empty(HistoryChecker.Check(history, state).Select(v => $"seed {seed}: {v}"));
        },
        iter: 150);

    [Theory]
    [InlineData(PlantedBug.AcknowledgedWriteIsLost, Promise.NoAcknowledgedWriteLost)]
    [InlineData(PlantedBug.AcknowledgedBeforeCommit, Promise.NoAcknowledgedWriteLost)]
    [InlineData(PlantedBug.DuplicateAcceptedUnderARace, Promise.NoDuplicateAccepted)]
    [InlineData(PlantedBug.SecondBrokerAssigned, Promise.OneBrokerAtATime)]
    [InlineData(PlantedBug.CapExceededByOne, Promise.NoCapExceeded)]
    [InlineData(PlantedBug.CapResetInAWrongTimeZone, Promise.NoCapExceeded)]
    [InlineData(PlantedBug.PauseNotFollowedAfterARestart, Promise.SettingsAreFollowed)]
    [InlineData(PlantedBug.TurnForgottenAtARestart, Promise.SharesAreExact)]
    [InlineData(PlantedBug.FrameSkipped, Promise.NoGapInFrames)]
    [InlineData(PlantedBug.StaleRowInASnapshot, Promise.BrowsersEndAtTheTruth)]
    [InlineData(PlantedBug.FrameLostAtReconnect, Promise.BrowsersEndAtTheTruth)]
    [InlineData(PlantedBug.RowLeftInTheViewAfterItsReturn, Promise.BrowsersEndAtTheTruth)]
    [InlineData(PlantedBug.DueWorkFiresTwice, Promise.DueWorkTakesEffectOnce)]
    [InlineData(PlantedBug.DueWorkIsLost, Promise.DueWorkTakesEffectOnce)]
    [InlineData(PlantedBug.ConsumerCountsTwiceAfterARestart, Promise.EveryEventCountedOnce)]
    [InlineData(PlantedBug.ConsumerSkipsALateCommitter, Promise.EveryEventCountedOnce)]
    [InlineData(PlantedBug.RepeatMakesANewLead, Promise.RepeatsHaveNoEffect)]
    [InlineData(PlantedBug.ZombieWriteAccepted, Promise.VersionsFollowOneAnother)]
    [InlineData(PlantedBug.EventMissingFromTheLog, Promise.VersionsFollowOneAnother)]
    [InlineData(PlantedBug.PlaceNotFreed, Promise.AllowancesAreRight)]
    [InlineData(PlantedBug.LeaseSpentAfterItWasTakenBack, Promise.NoCapExceeded)]
    [InlineData(PlantedBug.LeaseNotReturned, Promise.AllowancesAreRight)]
    [InlineData(PlantedBug.UncommittedRowShown, Promise.RowsOnlyGetNewer)]
    internal void A_planted_bug_is_found_by_the_promise_it_breaks(PlantedBug bug, Promise promise)
    {
        var found = Enumerable.Range(0, Seeds).Count(seed =>
        {
            var (history, state) = SimulatedRun.Of(seed, bug);
            return HistoryChecker.Check(history, state).Any(v => v.Promise == promise);
        });

        // Not every run gives a bug its occasion.
        Assert.True(found >= Seeds / 5, $"Found in {found} of {Seeds} runs.");
    }
}
