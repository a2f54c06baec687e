using LeadGrid.Intake;

namespace LeadGrid.Mailings;

/// <summary>What became of a change of a mailing. A closed set: refusals are values.</summary>
[GenerateSerializer, Immutable, Alias("mailing-result")]
public abstract record MailingResult;

/// <summary>On disk. A repeated call is answered as the first time.</summary>
[GenerateSerializer, Immutable, Alias("mailing-stored")]
public sealed record MailingStored([property: Id(0)] Mailing Mailing) : MailingResult;

/// <summary>It has changed since the revision that the caller saw. Null: it is not there yet.</summary>
[GenerateSerializer, Immutable, Alias("mailing-changed")]
public sealed record MailingChanged([property: Id(0)] Mailing? Mailing) : MailingResult;

/// <summary>It cannot be taken: every fault at once.</summary>
[GenerateSerializer, Immutable, Alias("mailing-faulty")]
public sealed record MailingFaulty([property: Id(0)] FieldFault[] Faults) : MailingResult;

/// <summary>Its state does not allow it.</summary>
/// <param name="Problem">A sentence that says what to do.</param>
[GenerateSerializer, Immutable, Alias("mailing-refused")]
public sealed record MailingRefused(
    [property: Id(0)] string Problem,
    [property: Id(1)] Mailing Mailing) : MailingResult;

/// <summary>There is no such mailing.</summary>
[GenerateSerializer, Immutable, Alias("mailing-unknown")]
public sealed record MailingUnknown : MailingResult;
