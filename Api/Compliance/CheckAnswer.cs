namespace LeadGrid.Compliance;

/// <param name="Until">With defer: the first instant at which every rule allows.</param>
/// <param name="Expires">
/// With allow: nothing leaves from here on. In a window's last five minutes it lies before the time that was asked about.
/// </param>
/// <param name="Reasons">Every rule that had a say.</param>
/// <param name="DataVersion">Which state of the rules decided.</param>
internal sealed record CheckAnswer(
    PermitOutcome Decision, DateTimeOffset? Until, DateTimeOffset? Expires, CheckReason[] Reasons, string DataVersion)
{
    public static readonly CheckAnswer Example = new(
        PermitOutcome.Defer,
        new DateTimeOffset(2026, 12, 1, 14, 0, 0, TimeSpan.Zero),
        null,
        [new CheckReason("us-mi-window", "Table of calling windows by state [V]", PermitOutcome.Defer, "In MI (America/New_York) it is Tue 08:30:00.")],
        "2026-11-27.1");

    public static CheckAnswer From(PermitAnswer answer) => new(
        answer.Outcome,
        answer.Until,
        answer.Expires,
        [.. answer.Reasons.Select(reason => new CheckReason(reason.Rule, reason.Source, reason.Outcome, reason.Sentence))],
        answer.DataVersion);
}

/// <param name="Source">Where the rule is from; in brackets R for its own text, V for a published table, U for unverified, D for our decision.</param>
/// <param name="Outcome">What this rule alone would answer.</param>
/// <param name="Sentence">Why.</param>
internal sealed record CheckReason(string Rule, string Source, PermitOutcome Outcome, string Sentence);
