using LeadGrid.Leads;
using LeadGrid.Scoring;

namespace LeadGrid.Intake;

public enum IntakeOutcome
{
    Accepted,
    Duplicate,

    /// <summary>Not taken; <see cref="IntakeAnswer.Faults"/> say why, all at once.</summary>
    Rejected,

    /// <summary>The idempotency key or external id was used before with another body.</summary>
    KeyReused,
}

/// <summary>What became of one post. Holds no personal data, so that it can be kept and given again.</summary>
[GenerateSerializer, Immutable, Alias("intake-answer")]
public sealed record IntakeAnswer
{
    [Id(0)] public required IntakeOutcome Outcome { get; init; }
    [Id(1)] public Guid? LeadId { get; init; }
    [Id(2)] public Guid? DuplicateOf { get; init; }
    [Id(3)] public int? Score { get; init; }
    [Id(4)] public ScoreReason[] ScoreReasons { get; init; } = [];
    [Id(5)] public BrokerName? Broker { get; init; }
    [Id(6)] public LeadStatus? Status { get; init; }
    [Id(7)] public FieldFault[] Faults { get; init; } = [];

    /// <summary>What was mended because it was certain, such as a zip's lost leading zero.</summary>
    [Id(8)] public Repair[] Repairs { get; init; } = [];

    /// <summary>Marks of test or junk data.</summary>
    [Id(9)] public string[] Flags { get; init; } = [];
    [Id(10)] public string[] Warnings { get; init; } = [];

    /// <summary>This post arrived before, and this is the first one's answer.</summary>
    [Id(11)] public bool Replay { get; init; }

    /// <summary>Test mode: nothing was stored.</summary>
    [Id(12)] public bool Test { get; init; }
}

/// <summary>A broker as others see it.</summary>
[GenerateSerializer, Immutable, Alias("broker-name")]
public sealed record BrokerName(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name);

/// <summary>What is wrong with one field, and what to do. Never repeats the posted value.</summary>
/// <param name="Field">The path as posted: <c>phone</c>, <c>address.zip</c>, <c>attributes.age</c>.</param>
/// <param name="Problem">A sentence.</param>
[GenerateSerializer, Immutable, Alias("field-fault")]
public sealed record FieldFault(
    [property: Id(0)] string Field,
    [property: Id(1)] string Problem);

/// <summary>One certain repair. The values themselves are sealed with the lead.</summary>
/// <param name="Field">The path.</param>
/// <param name="What">What was done, in words without the value.</param>
[GenerateSerializer, Immutable, Alias("repair")]
public sealed record Repair(
    [property: Id(0)] string Field,
    [property: Id(1)] string What);
