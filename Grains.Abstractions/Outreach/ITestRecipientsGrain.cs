using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Intake;

namespace LeadGrid.Outreach;

/// <summary>The operator's own numbers and addresses, to which administrators send templates to try them. One activation.</summary>
[Alias("test-recipients-grain")]
public interface ITestRecipientsGrain : IGrainWithStringKey
{
    public const string Key = "test-recipients";

    /// <summary>How many there may be.</summary>
    public const int Limit = 20;

    /// <exception cref="UnauthorizedAccessException">Administrators and the system only; so with all that follow.</exception>
    [Alias("all")]
    Task<TestRecipient[]> All(Actor actor);

    /// <summary>
    /// Adds one, and puts on record that its owner agrees to tests. That lifts no refusal: who has said STOP there stays left alone.
    /// </summary>
    [Alias("add")]
    Task<TestRecipientResult> Add(Actor actor, NewTestRecipient recipient);

    /// <returns>False where there is none of that id.</returns>
    [Alias("remove")]
    Task<bool> Remove(Actor actor, Guid id);

    /// <summary>Takes one of the tests that may be sent in a while, whoever sends them.</summary>
    /// <returns>Null when it may be sent; otherwise how long to wait.</returns>
    [Alias("take-turn")]
    Task<TimeSpan?> TakeTurn(Actor actor);
}

/// <param name="Channel"><see cref="ContactChannel.Sms"/> or <see cref="ContactChannel.Email"/>.</param>
/// <param name="Name">Whose, as administrators call it.</param>
/// <param name="Address">A number in E.164, or an e-mail address.</param>
[GenerateSerializer, Immutable, Alias("test-recipient")]
public sealed record TestRecipient(
    [property: Id(0)] Guid Id,
    [property: Id(1)] ContactChannel Channel,
    [property: Id(2)] string Name,
    [property: Id(3)] string Address,
    [property: Id(4)] string AddedBy,
    [property: Id(5)] DateTimeOffset AddedAt)
{
    public override string ToString() => Unspoken.Of<TestRecipient>();
}

/// <param name="Address">As it was typed.</param>
[GenerateSerializer, Immutable, Alias("new-test-recipient")]
public sealed record NewTestRecipient(
    [property: Id(0)] ContactChannel Channel,
    [property: Id(1)] string Name,
    [property: Id(2)] string Address)
{
    public override string ToString() => Unspoken.Of<NewTestRecipient>();
}

/// <summary>A closed set: refusals are values.</summary>
[GenerateSerializer, Immutable, Alias("test-recipient-result")]
public abstract record TestRecipientResult;

[GenerateSerializer, Immutable, Alias("test-recipient-added")]
public sealed record TestRecipientAdded([property: Id(0)] TestRecipient Recipient) : TestRecipientResult;

[GenerateSerializer, Immutable, Alias("test-recipient-faulty")]
public sealed record TestRecipientFaulty([property: Id(0)] FieldFault[] Faults) : TestRecipientResult;
