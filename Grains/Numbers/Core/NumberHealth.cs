using LeadGrid.Outreach;

namespace LeadGrid.Numbers;

/// <summary>What became of a number's newest texts, as the provider reports it.</summary>
/// <param name="Failed">They did not reach the person: 30003 to 30006, 30008.</param>
/// <param name="Blocked">A carrier held them back for the number's sake: 30007, 30032, 30034.</param>
/// <remarks>Codes: https://www.twilio.com/docs/api/errors. What says something of the person alone (21610: opted out) counts for nothing here.</remarks>
internal sealed record NumberHealth(int Delivered, int Failed, int Blocked)
{
    public static readonly NumberHealth Unknown = new(0, 0, 0);
    private static readonly string[] s_failed = ["30003", "30004", "30005", "30006", "30008"];
    private static readonly string[] s_blocked = ["30007", "30032", "30034"];

    public int Judged => Delivered + Failed + Blocked;

    public static NumberHealth Of(IEnumerable<ReportCount> reports) => reports.Aggregate(Unknown, (health, report) => report switch
    {
        { State: MessageState.Delivered } => health with { Delivered = health.Delivered + report.Count },
        { State: MessageState.Failed } when s_blocked.Contains(report.Code) => health with { Blocked = health.Blocked + report.Count },
        { State: MessageState.Failed } when s_failed.Contains(report.Code) => health with { Failed = health.Failed + report.Count },
        _ => health,
    });

    /// <returns>Why a number with it should rest, a sentence; null: it need not.</returns>
    public string? Unfit(NumberOptions bars) =>
        Judged < bars.LeastMessages ? null
        : Blocked > Judged * bars.MostBlocked ? $"Carriers held back {Blocked} of its last {Judged} texts."
        : Delivered < Judged * bars.LeastDelivered ? $"Only {Delivered} of its last {Judged} texts arrived."
        : null;
}

/// <summary>How many of a number's newest texts ended so.</summary>
internal readonly record struct ReportCount(MessageState State, string? Code, int Count);
