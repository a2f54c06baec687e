namespace LeadGrid.Campaigns;

public enum ConditionOperator
{
    Exists,
    Missing,
    In,
    NotIn,
    AtLeast,
    AtMost,
}

/// <summary>
/// One test on a lead, as data: acceptance criteria, brokers' filters and score rules are made of these.
/// </summary>
/// <param name="Field">
/// A path: <c>address.state</c>, <c>phone.type</c>, <c>email.domain</c>, <c>score</c>, <c>seller</c>, <c>flags</c>,
/// <c>consent.channels</c>, <c>attributes.age</c> and so on.
/// </param>
/// <param name="Values">Compared without regard to case; numbers for AtLeast and AtMost.</param>
[GenerateSerializer, Immutable, Alias("condition")]
public sealed record Condition(
    [property: Id(0)] string Field,
    [property: Id(1)] ConditionOperator Operator,
    string[]? Values = null)
{
    [Id(2)] public string[] Values { get; init; } = Values ?? [];
}

/// <summary>A condition that a lead must meet to be accepted, with the words the seller reads when it does not.</summary>
[GenerateSerializer, Immutable, Alias("acceptance-criterion")]
public sealed record AcceptanceCriterion(
    [property: Id(0)] Condition Condition,
    [property: Id(1)] string Message);
