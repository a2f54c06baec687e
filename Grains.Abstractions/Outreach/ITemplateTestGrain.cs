using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Intake;

namespace LeadGrid.Outreach;

/// <summary>Sends a template to one of the operator's own, as it would leave to a person. A stateless worker.</summary>
[Alias("template-test-grain")]
public interface ITemplateTestGrain : IGrainWithIntegerKey
{
    /// <summary>Sends now or not at all: nothing is queued and nothing is repeated. Each test is on record.</summary>
    /// <exception cref="UnauthorizedAccessException">Administrators only.</exception>
    [Alias("send")]
    Task<TestResult> Send(Actor actor, TestOrder order);
}

/// <param name="Version">Null: the newest, whatever its state.</param>
/// <param name="Recipient">A test recipient; null: the address by which the administrator signs in.</param>
/// <param name="Campaign">By whose number or address it leaves.</param>
[GenerateSerializer, Immutable, Alias("test-order")]
public sealed record TestOrder(
    [property: Id(0)] string TemplateId,
    [property: Id(1)] int? Version,
    [property: Id(2)] Guid? Recipient,
    [property: Id(3)] string Campaign);

/// <summary>A closed set: refusals are values.</summary>
[GenerateSerializer, Immutable, Alias("test-result")]
public abstract record TestResult;

/// <summary>No such template or version.</summary>
[GenerateSerializer, Immutable, Alias("test-of-nothing")]
public sealed record TestOfNothing : TestResult;

[GenerateSerializer, Immutable, Alias("test-faulty")]
public sealed record TestFaulty([property: Id(0)] FieldFault[] Faults) : TestResult;

[GenerateSerializer, Immutable, Alias("test-too-soon")]
public sealed record TestTooSoon([property: Id(0)] TimeSpan Wait) : TestResult;

[GenerateSerializer, Immutable, Alias("test-tried")]
public sealed record TestTried([property: Id(0)] TestOutcome Outcome) : TestResult;

public enum TestEnd
{
    /// <summary>The provider has taken it.</summary>
    Accepted,

    /// <summary>No permit: the recipient, or the law, does not allow it.</summary>
    NotAllowed,

    /// <summary>It is allowed later.</summary>
    NotYet,

    /// <summary>The provider will never take it.</summary>
    Refused,

    /// <summary>It has certainly not been taken.</summary>
    NotSent,

    /// <summary>No answer: it may have been taken.</summary>
    Unknown,
}

/// <param name="Version">Which was sent.</param>
/// <param name="Problem">What stood in the way; null: nothing.</param>
/// <param name="Until">From when it is allowed.</param>
/// <param name="Reasons">What each rule said.</param>
[GenerateSerializer, Immutable, Alias("test-outcome")]
public sealed record TestOutcome(
    [property: Id(0)] TestEnd End,
    [property: Id(1)] int Version,
    [property: Id(2)] string? Problem,
    [property: Id(3)] string? Code,
    [property: Id(4)] DateTimeOffset? Until,
    [property: Id(5)] PermitReason[] Reasons);
