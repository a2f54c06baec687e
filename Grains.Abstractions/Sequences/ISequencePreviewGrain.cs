using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Intake;

namespace LeadGrid.Sequences;

/// <summary>Shows what a sequence would do. A stateless worker: nothing is stored and nothing leaves.</summary>
[Alias("sequence-preview-grain")]
public interface ISequencePreviewGrain : IGrainWithIntegerKey
{
    /// <summary>When each step would go out for one lead that begins now, and which rules would put it off.</summary>
    [Alias("preview")]
    Task<SequencePreviewResult> Preview(Actor actor, SequenceQuestion question);

    /// <summary>What it would have done with the campaign's last leads, given what they did and what the law said then.</summary>
    [Alias("dry-run")]
    Task<SequencePreviewResult> DryRun(Actor actor, SequenceQuestion question);
}

[GenerateSerializer, Immutable, Alias("sequence-question")]
public sealed record SequenceQuestion
{
    [Id(0)] public required string Campaign { get; init; }
    [Id(1)] public required string Sequence { get; init; }

    /// <summary>Null: the newest.</summary>
    [Id(2)] public int? Version { get; init; }

    /// <summary>Steps that are not saved yet, instead of a version's.</summary>
    [Id(3)] public SequenceContent? Draft { get; init; }

    /// <summary>For a preview: of which lead; null: of an invented person who has agreed to everything.</summary>
    [Id(4)] public Guid? LeadId { get; init; }

    /// <summary>The invented person's state, two letters.</summary>
    [Id(5)] public string State { get; init; } = "NY";

    /// <summary>When the run begins; null: now.</summary>
    [Id(6)] public DateTimeOffset? At { get; init; }

    /// <summary>For a dry run: of how many leads at most, 1 to 500.</summary>
    [Id(7)] public int Leads { get; init; } = 100;
}

/// <summary>A closed set: refusals are values.</summary>
[GenerateSerializer, Immutable, Alias("sequence-preview-result")]
public abstract record SequencePreviewResult;

[GenerateSerializer, Immutable, Alias("sequence-previewed")]
public sealed record SequencePreviewed(
    [property: Id(0)] RehearsedStep[] Steps,
    [property: Id(1)] string End,
    [property: Id(2)] DateTimeOffset EndsAt,
    [property: Id(3)] string? TimeZone) : SequencePreviewResult;

[GenerateSerializer, Immutable, Alias("sequence-dry-run")]
public sealed record SequenceDryRun(
    [property: Id(0)] int Leads,
    [property: Id(1)] DryRunStep[] Steps,
    [property: Id(2)] DryRunEnd[] Ends) : SequencePreviewResult;

[GenerateSerializer, Immutable, Alias("sequence-question-faulty")]
public sealed record SequenceQuestionFaulty([property: Id(0)] FieldFault[] Faults) : SequencePreviewResult;

/// <summary>No such sequence, version or lead, or it is not the actor's to see: these are not told apart.</summary>
[GenerateSerializer, Immutable, Alias("sequence-question-unknown")]
public sealed record SequenceQuestionUnknown : SequencePreviewResult;

/// <param name="At">When it is taken, or left out.</param>
/// <param name="Why">Why it is left out; null: it is taken.</param>
/// <param name="PutOff">Until when, and by what, before that.</param>
[GenerateSerializer, Immutable, Alias("rehearsed-step")]
public sealed record RehearsedStep(
    [property: Id(0)] string Step,
    [property: Id(1)] SequenceStepKind Kind,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] string? Why,
    [property: Id(4)] RehearsedDelay[] PutOff);

/// <param name="Reasons">The rules that did it; empty: it was no rule of law.</param>
[GenerateSerializer, Immutable, Alias("rehearsed-delay")]
public sealed record RehearsedDelay(
    [property: Id(0)] DateTimeOffset From,
    [property: Id(1)] DateTimeOffset Until,
    [property: Id(2)] string[] Because,
    [property: Id(3)] PermitReason[] Reasons);

/// <summary>One step over all leads of a dry run.</summary>
/// <param name="Reached">Leads that came to it.</param>
/// <param name="Rules">Rules that put it off or forbade it, the most frequent first.</param>
[GenerateSerializer, Immutable, Alias("dry-run-step")]
public sealed record DryRunStep(
    [property: Id(0)] string Step,
    [property: Id(1)] SequenceStepKind Kind,
    [property: Id(2)] int Reached,
    [property: Id(3)] int Taken,
    [property: Id(4)] int PutOff,
    [property: Id(5)] int LeftOut,
    [property: Id(6)] DryRunRule[] Rules);

[GenerateSerializer, Immutable, Alias("dry-run-rule")]
public sealed record DryRunRule([property: Id(0)] string Rule, [property: Id(1)] int Times);

/// <summary>How runs ended: at their last step, or why before it.</summary>
[GenerateSerializer, Immutable, Alias("dry-run-end")]
public sealed record DryRunEnd([property: Id(0)] string End, [property: Id(1)] int Leads);
