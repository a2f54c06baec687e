namespace LeadGrid.Leads;

/// <summary>What became of a command. A closed set: refusals are values.</summary>
[GenerateSerializer, Immutable, Alias("lead-result")]
public abstract record LeadResult;

/// <summary>Committed.</summary>
[GenerateSerializer, Immutable, Alias("lead-done")]
public sealed record Done([property: Id(0)] LeadView Lead) : LeadResult;

/// <summary>The lead has moved on since the version that the caller saw.</summary>
[GenerateSerializer, Immutable, Alias("lead-conflict")]
public sealed record Conflict([property: Id(0)] LeadView Lead) : LeadResult;

/// <summary>The lead's state does not allow it, or the command itself is faulty.</summary>
/// <param name="Field">The faulty field of the command; null where the lead's state is the reason.</param>
/// <param name="Problem">A sentence that says what to do.</param>
[GenerateSerializer, Immutable, Alias("lead-refused")]
public sealed record Refused(
    [property: Id(0)] string? Field,
    [property: Id(1)] string Problem,
    [property: Id(2)] LeadView Lead) : LeadResult;

/// <summary>No such lead, or it is not the actor's to see: the two are not told apart.</summary>
[GenerateSerializer, Immutable, Alias("lead-not-found")]
public sealed record NotFound : LeadResult;
