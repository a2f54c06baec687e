using System.Text.Json.Serialization;
using LeadGrid.Intake;
using LeadGrid.Leads;

namespace LeadGrid.Faults.History;

/// <summary>What a client learned of its operation. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "answer")]
[JsonDerivedType(typeof(Posted), "posted")]
[JsonDerivedType(typeof(Worked), "worked")]
[JsonDerivedType(typeof(BrokerSet), "set")]
[JsonDerivedType(typeof(Declined), "declined")]
[JsonDerivedType(typeof(Unknown), "unknown")]
internal abstract record Answer;

/// <summary>The product decided the post and says that the decision is on disk.</summary>
internal sealed record Posted(
    IntakeOutcome Outcome, Guid? LeadId, Guid? DuplicateOf, string? Broker, LeadStatus? Status, int? Score, bool Replay) : Answer;

/// <summary>The command is on disk.</summary>
/// <param name="Version">The lead's version after it.</param>
internal sealed record Worked(long Version, LeadStatus Status) : Answer;

/// <summary>Everything decided from now on follows the settings.</summary>
internal sealed record BrokerSet(long Version) : Answer;

/// <summary>Certainly without effect.</summary>
/// <param name="Code">The HTTP status.</param>
internal sealed record Declined(int Code) : Answer;

/// <summary>It may have taken effect, or may yet: the connection broke, the time ran out, the server did not know.</summary>
internal sealed record Unknown(string Why) : Answer;
