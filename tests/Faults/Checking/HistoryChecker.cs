using LeadGrid.Faults.Checking.Rules;
using LeadGrid.Faults.History;

namespace LeadGrid.Faults.Checking;

/// <summary>Judges a run: a pure function of what the clients saw and of what the database holds afterwards.</summary>
internal static class HistoryChecker
{
    private static readonly Func<RunHistory, GridState, IEnumerable<Violation>>[] Rules =
    [
        AcknowledgedWrites.Check,
        VersionChains.Check,
        OneBroker.Check,
        Caps.Check,
        AllowanceRecount.Check,
        SettingsInForce.Check,
        Duplicates.Check,
        Repeats.Check,
        RoutingShares.Check,
        Frames.Check,
        FinalRows.Check,
        DueWork.Check,
        Consumers.Check,
    ];

    /// <returns>Empty where every promise was kept.</returns>
    public static IReadOnlyList<Violation> Check(RunHistory history, GridState state) =>
        [.. Rules.SelectMany(rule => rule(history, state))];

    /// <summary>Whether all that takes time after a commit has happened.</summary>
    public static bool IsSettled(RunHistory history, GridState state) =>
        !FinalRows.Check(history, state).Any() && !Consumers.Check(history, state).Any();

    /// <summary>Whether settings that a woken zombie wrote before it knew of its death have been taken up by everybody.</summary>
    public static bool SettingsAreSettled(RunHistory history, GridState state) => !AcknowledgedWrites.Settings(history, state).Any();
}
