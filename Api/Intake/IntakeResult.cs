using System.Text.Json.Serialization;
using LeadGrid.Leads;
using LeadGrid.Scoring;

namespace LeadGrid.Intake;

/// <summary>What became of a post, as JSON. In a batch each line carries one of these.</summary>
internal sealed record IntakeResult
{
    /// <summary>In a batch: the line, the first line of data being 1.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Line { get; init; }
    public required IntakeOutcome Outcome { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? LeadId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? DuplicateOf { get; init; }

    /// <summary>0 to 100.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Score { get; init; }

    /// <summary>Their points add up to the score.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ScoreReason[]? ScoreReasons { get; init; }

    /// <summary>Who has the lead; null while it waits.</summary>
    public BrokerName? Broker { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LeadStatus? Status { get; init; }

    /// <summary>What was mended because it was certain.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Repair[]? Repairs { get; init; }

    /// <summary>Marks of test or junk data.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string[]? Flags { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string[]? Warnings { get; init; }

    /// <summary>Every fault, by field.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, string[]>? Errors { get; init; }

    /// <summary>This post arrived before, and this is the first one's answer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Replay { get; init; }

    /// <summary>Test mode: nothing was stored.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Test { get; init; }

    public static IntakeResult From(IntakeAnswer answer, long? line = null) => new()
    {
        Line = line,
        Outcome = answer.Outcome,
        LeadId = answer.LeadId,
        DuplicateOf = answer.DuplicateOf,
        Score = answer.Score,
        ScoreReasons = answer.Outcome == IntakeOutcome.Accepted ? answer.ScoreReasons : null,
        Broker = answer.Broker,
        Status = answer.Status,
        Repairs = NullIfEmpty(answer.Repairs),
        Flags = NullIfEmpty(answer.Flags),
        Warnings = NullIfEmpty(answer.Warnings),
        Errors = ByField(answer.Faults),
        Replay = answer.Replay,
        Test = answer.Test,
    };

    /// <summary>A line that no lead could be read from.</summary>
    public static IntakeResult Rejected(long line, FieldFault[] faults) =>
        new() { Line = line, Outcome = IntakeOutcome.Rejected, Errors = ByField(faults) };

    private static T[]? NullIfEmpty<T>(T[] values) => values.Length == 0 ? null : values;

    private static Dictionary<string, string[]>? ByField(FieldFault[] faults) => faults.Length == 0
        ? null
        : faults.GroupBy(f => f.Field, f => f.Problem).ToDictionary(g => g.Key, g => g.ToArray());
}
