namespace LeadGrid.Faults.Simulation;

/// <summary>What can be wrong with a grid. Each is switched on alone, and the checker has to find it.</summary>
internal enum PlantedBug
{
    None,
    AcknowledgedWriteIsLost,
    AcknowledgedBeforeCommit,
    DuplicateAcceptedUnderARace,
    SecondBrokerAssigned,
    CapExceededByOne,
    CapResetInAWrongTimeZone,
    PauseNotFollowedAfterARestart,
    TurnForgottenAtARestart,
    FrameSkipped,
    StaleRowInASnapshot,
    FrameLostAtReconnect,
    RowLeftInTheViewAfterItsReturn,
    DueWorkFiresTwice,
    DueWorkIsLost,
    ConsumerCountsTwiceAfterARestart,
    ConsumerSkipsALateCommitter,
    RepeatMakesANewLead,
    ZombieWriteAccepted,
    EventMissingFromTheLog,
    PlaceNotFreed,
    LeaseSpentAfterItWasTakenBack,
    LeaseNotReturned,
    UncommittedRowShown,
}
