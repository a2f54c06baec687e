using LeadGrid.Leads;
using LeadGrid.Sequences;
using LeadGrid.Unit.Leads;

namespace LeadGrid.Unit.Sequences;

/// <summary>Steps, sequences and runs, to vary. A Monday, 15:00 UTC: ten o'clock in New Jersey.</summary>
internal static class SomeRun
{
    public const string NewYork = "America/New_York";
    public static readonly DateTimeOffset Now = SomeLead.Now;

    public static SequenceStep Text(string id) => new() { Id = id, Kind = SequenceStepKind.Text, Template = "first-text" };

    public static SequenceStep Email(string id) => new() { Id = id, Kind = SequenceStepKind.Email, Template = "first-email" };

    public static SequenceStep Call(string id) => new() { Id = id, Kind = SequenceStepKind.Call, Note = "Say hello" };

    public static SequenceStep Minutes(string id, int minutes) => new() { Id = id, Kind = SequenceStepKind.Wait, Minutes = minutes };

    public static SequenceStep Day(string id, int day, int? timeOfDay) => new() { Id = id, Kind = SequenceStepKind.Wait, Day = day, TimeOfDay = timeOfDay };

    public static SequenceStep Branch(string id, SequenceCondition condition, string? then = null, string? otherwise = null) =>
        new() { Id = id, Kind = SequenceStepKind.Branch, If = condition, Then = then, Else = otherwise };

    public static SequenceStep End(string id) => new() { Id = id, Kind = SequenceStepKind.End };

    public static SequenceCondition If(SequenceConditionKind kind, int? score = null, int? from = null, int? to = null, params LeadStatus[] statuses) =>
        new() { Kind = kind, Score = score, From = from, To = to, Statuses = statuses };

    public static SequenceContent Of(params SequenceStep[] steps) => new() { Name = "First days", Steps = steps };

    public static SequenceVersion Version(SequenceContent content) =>
        new() { Number = 3, Status = SequenceStatus.Live, Content = content, By = "Anna", At = Now };

    /// <summary>A run that began a moment ago.</summary>
    public static FollowUp Begun(SequenceContent content) => FollowUp.Begin("first-days", Version(content), SomeLead.In(LeadStatus.Assigned), Now);

    public static LeadState Lead(FollowUp? run, LeadStatus status = LeadStatus.Assigned) => SomeLead.In(status) with { FollowUp = run };

    public static RunnerView View(DateTimeOffset? now = null, LeadStatus status = LeadStatus.Assigned, int score = 70, string? zone = NewYork) =>
        new(status, score, zone, now ?? Now);
}
