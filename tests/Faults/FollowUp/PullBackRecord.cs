using System.Globalization;

namespace LeadGrid.Faults.FollowUp;

/// <summary>What a storm of pull-backs left behind.</summary>
/// <param name="Leads">Those that were posted.</param>
/// <param name="Events">Of the log, in any order: the kinds that the judge names.</param>
/// <param name="Deaths">When silos were killed, and when the membership declared them dead.</param>
/// <param name="Expected">What was planned for later than this is not expected to be done.</param>
internal sealed record PullBackRecord(
    IReadOnlyList<Guid> Leads, IReadOnlyList<PullBackEvent> Events, IReadOnlyList<SiloDeath> Deaths, DateTimeOffset Expected);

/// <param name="Broker">With <c>assigned</c> who got the lead, with <c>pulled_back</c> who lost it.</param>
/// <param name="PlannedFor">With <c>pull_back_planned</c>: the time from which on the lead is to be taken back.</param>
/// <param name="RecordedAt">By the database's clock.</param>
internal sealed record PullBackEvent(Guid Lead, long Version, string Kind, string? Broker, DateTimeOffset? PlannedFor, DateTimeOffset RecordedAt);

internal sealed record SiloDeath(DateTimeOffset Killed, DateTimeOffset Declared);

/// <summary>How late things took effect, in seconds.</summary>
internal sealed record Lateness(int Count, double P50, double P99, double Max)
{
    public static Lateness Of(IEnumerable<TimeSpan> each)
    {
        double[] late = [.. each.Select(time => time.TotalSeconds).Order()];
        return late.Length == 0 ? new(0, 0, 0, 0) : new(late.Length, late[late.Length / 2], late[(int)(late.Length * 0.99)], late[^1]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count:N0}: p50 {P50:0.00}, p99 {P99:0.00}, at most {Max:0.00} s late");
}

/// <param name="Untouched">Pull-backs that were due while no silo had just died.</param>
/// <param name="Around">Those that were due around a death.</param>
/// <param name="Detection">From a kill until the membership knew of it, in seconds.</param>
internal sealed record PullBackVerdict(Lateness Untouched, Lateness Around, IReadOnlyList<double> Detection, IReadOnlyList<string> Violations)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"untouched by a death {Untouched}; around one {Around}; deaths known after {string.Join(", ", Detection.Select(time => $"{time:0.0}"))} s; {Violations.Count} violations");
}
