using LeadGrid.Intake;

namespace LeadGrid.Numbers;

/// <summary>What became of a change of the pool. A closed set: refusals are values.</summary>
[GenerateSerializer, Immutable, Alias("number-result")]
public abstract record NumberResult;

/// <summary>On disk.</summary>
[GenerateSerializer, Immutable, Alias("number-stored")]
public sealed record NumberStored([property: Id(0)] NumberView Number) : NumberResult;

/// <summary>It has changed since the version that the caller saw.</summary>
[GenerateSerializer, Immutable, Alias("number-changed")]
public sealed record NumberChanged([property: Id(0)] NumberView Number) : NumberResult;

/// <summary>It cannot be taken: every fault at once.</summary>
[GenerateSerializer, Immutable, Alias("number-faulty")]
public sealed record NumberFaulty([property: Id(0)] FieldFault[] Faults) : NumberResult;

/// <summary>Its state does not allow it.</summary>
/// <param name="Problem">A sentence that says what to do.</param>
[GenerateSerializer, Immutable, Alias("number-refused")]
public sealed record NumberRefused(
    [property: Id(0)] string Problem,
    [property: Id(1)] NumberView Number) : NumberResult;

/// <summary>It is not in the pool.</summary>
[GenerateSerializer, Immutable, Alias("number-unknown")]
public sealed record NumberUnknown : NumberResult;
