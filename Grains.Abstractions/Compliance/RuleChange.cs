using LeadGrid.Intake;

namespace LeadGrid.Compliance;

/// <summary>The two lists of the law.</summary>
public enum RuleList
{
    Rules,

    /// <summary>A state's legal holidays, a row a year. Their id is <c>US-AL 2027</c>.</summary>
    Holidays,
}

public enum RuleAction
{
    Add,
    Replace,

    /// <summary>The rule holds until a day, that day included. Nothing is ever deleted.</summary>
    End,

    /// <summary>Back to the row that ships with the program.</summary>
    Restore,
}

/// <summary>What is to become of one row.</summary>
/// <param name="Row">With add and replace: the whole row, as JSON.</param>
/// <param name="EffectiveTo">With end: the last local day on which it holds.</param>
[GenerateSerializer, Immutable, Alias("rule-change")]
public sealed record RuleChange(
    [property: Id(0)] RuleList List,
    [property: Id(1)] RuleAction Action,
    [property: Id(2)] string Id,
    [property: Id(3)] string? Row,
    [property: Id(4)] DateOnly? EffectiveTo)
{
    /// <summary>Characters of a row's JSON.</summary>
    public const int LongestRow = 20_000;
}

/// <param name="Reason">Why, for whoever reads the history.</param>
/// <param name="ConfirmLaxer">The officer knows that more will be allowed than before, and means it.</param>
[GenerateSerializer, Immutable, Alias("rule-change-request")]
public sealed record RuleChangeRequest(
    [property: Id(0)] RuleChange[] Changes,
    [property: Id(1)] string Reason,
    [property: Id(2)] bool ConfirmLaxer)
{
    /// <summary>Changes in one request.</summary>
    public const int Most = 200;
    public const int LongestReason = 1_000;

    /// <summary>Of the reason for a change that allows more than before.</summary>
    public const int ShortestLaxReason = 20;
}

/// <summary>The answer to a change; it was taken when nothing but <see cref="Book"/> is set.</summary>
[GenerateSerializer, Immutable, Alias("rule-change-answer")]
public sealed record RuleChangeAnswer
{
    /// <summary>Somebody else was faster.</summary>
    [Id(0)] public bool Conflict { get; init; }
    [Id(1)] public FieldFault[] Faults { get; init; } = [];

    /// <summary>What more it would allow: it needs confirmation and a reason that says something.</summary>
    [Id(2)] public string[] Laxer { get; init; } = [];

    /// <summary>The rules as they stand after the call.</summary>
    [Id(3)] public required RuleBookView Book { get; init; }
}

/// <summary>One question by the rules in force and by a draft.</summary>
/// <param name="Faults">Of the draft, or of the question; then there is no answer.</param>
/// <param name="Laxer">What more the draft would allow.</param>
[GenerateSerializer, Immutable, Alias("rule-trial")]
public sealed record RuleTrial(
    [property: Id(0)] FieldFault[] Faults,
    [property: Id(1)] PermitAnswer? Now,
    [property: Id(2)] PermitAnswer? Draft,
    [property: Id(3)] string[] Laxer);
