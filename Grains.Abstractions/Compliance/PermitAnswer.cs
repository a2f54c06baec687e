using LeadGrid.Intake;

namespace LeadGrid.Compliance;

public enum PermitOutcome
{
    Allow,
    Deny,

    /// <summary>Not now: at <see cref="PermitAnswer.Until"/>.</summary>
    Defer,
}

/// <summary>What one rule said.</summary>
/// <param name="Rule">Its id in the rules of this <see cref="PermitAnswer.DataVersion"/>.</param>
/// <param name="Source">Where the rule is from.</param>
/// <param name="Outcome">What this rule alone would answer.</param>
/// <param name="Sentence">Why, for people. Holds no personal data.</param>
[GenerateSerializer, Immutable, Alias("permit-reason")]
public sealed record PermitReason(
    [property: Id(0)] string Rule,
    [property: Id(1)] string Source,
    [property: Id(2)] PermitOutcome Outcome,
    [property: Id(3)] string Sentence);

/// <summary>Whether somebody may be contacted, and every rule that had a say in it.</summary>
[GenerateSerializer, Immutable, Alias("permit-answer")]
public sealed record PermitAnswer
{
    /// <summary>The question cannot be read; nothing else is set then but <see cref="DataVersion"/>.</summary>
    [Id(0)] public FieldFault[] Faults { get; init; } = [];
    [Id(1)] public PermitOutcome Outcome { get; init; }

    /// <summary>With <see cref="PermitOutcome.Defer"/>: the first instant at which every rule allows.</summary>
    [Id(2)] public DateTimeOffset? Until { get; init; }

    /// <summary>
    /// With <see cref="PermitOutcome.Allow"/>: nothing leaves from here on. It is five minutes before a window's end, and so
    /// may lie before the instant that was asked about: lawful still, but too late for a provider's queue.
    /// </summary>
    [Id(3)] public DateTimeOffset? Expires { get; init; }
    [Id(4)] public PermitReason[] Reasons { get; init; } = [];

    /// <summary>Which state of the rules decided.</summary>
    [Id(5)] public required string DataVersion { get; init; }
}
