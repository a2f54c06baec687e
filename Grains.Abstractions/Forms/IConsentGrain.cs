using LeadGrid.Access;
using LeadGrid.Intake;

namespace LeadGrid.Forms;

/// <summary>Takes consents that sellers' own forms recorded. A stateless worker.</summary>
[Alias("consent-grain")]
public interface IConsentGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Puts a consent into the ledgers of the person's phone number and e-mail address. When it returns with
    /// <see cref="ConsentTaken"/>, it is on disk. The same consent again changes nothing.
    /// </summary>
    /// <exception cref="UnauthorizedAccessException">Sellers, administrators and the system only.</exception>
    [Alias("post")]
    Task<ConsentAnswer> Post(Actor actor, ConsentPost post);
}

/// <summary>A consent as a seller posted it: nothing repaired, nothing believed.</summary>
/// <param name="Consent">Its <see cref="PostedConsent.Phone"/> is the person's number.</param>
[GenerateSerializer, Immutable, Alias("consent-post")]
public sealed record ConsentPost(
    [property: Id(0)] string Campaign,
    [property: Id(1)] string? Email,
    [property: Id(2)] PostedConsent Consent)
{
    public override string ToString() => Unspoken.Of<ConsentPost>();
}

/// <summary>What became of a posted consent. A closed set: refusals are values.</summary>
[GenerateSerializer, Immutable, Alias("consent-answer")]
public abstract record ConsentAnswer;

/// <summary>On disk.</summary>
/// <param name="Id">What it is known by in the ledgers.</param>
/// <param name="Replay">It was there already.</param>
[GenerateSerializer, Immutable, Alias("consent-taken")]
public sealed record ConsentTaken(
    [property: Id(0)] Guid Id,
    [property: Id(1)] bool Replay) : ConsentAnswer;

/// <summary>Nothing was stored: every fault at once.</summary>
[GenerateSerializer, Immutable, Alias("consent-faulty")]
public sealed record ConsentFaulty([property: Id(0)] FieldFault[] Faults) : ConsentAnswer;
