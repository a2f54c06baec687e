using LeadGrid.Intake;

namespace LeadGrid.Sequences;

/// <summary>What became of a change of a sequence. A closed set: refusals are values.</summary>
[GenerateSerializer, Immutable, Alias("sequence-result")]
public abstract record SequenceResult;

/// <summary>On disk. A repeated call is answered as the first time.</summary>
[GenerateSerializer, Immutable, Alias("sequence-stored")]
public sealed record SequenceStored([property: Id(0)] FollowUpSequence Sequence) : SequenceResult;

/// <summary>It has changed since the revision that the caller saw. Null: it is not there yet.</summary>
[GenerateSerializer, Immutable, Alias("sequence-changed")]
public sealed record SequenceChanged([property: Id(0)] FollowUpSequence? Sequence) : SequenceResult;

/// <summary>It cannot be taken: every fault at once.</summary>
[GenerateSerializer, Immutable, Alias("sequence-faulty")]
public sealed record SequenceFaulty([property: Id(0)] FieldFault[] Faults) : SequenceResult;

/// <summary>Its state does not allow it.</summary>
/// <param name="Problem">A sentence that says what to do.</param>
[GenerateSerializer, Immutable, Alias("sequence-refused")]
public sealed record SequenceRefused(
    [property: Id(0)] string Problem,
    [property: Id(1)] FollowUpSequence Sequence) : SequenceResult;

/// <summary>There is no such sequence.</summary>
[GenerateSerializer, Immutable, Alias("sequence-unknown")]
public sealed record SequenceUnknown : SequenceResult;
