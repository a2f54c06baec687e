using System.Text.Json.Serialization;

namespace LeadGrid.Faults.History;

/// <summary>What a client asks for. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "request")]
[JsonDerivedType(typeof(PostLead), "post")]
[JsonDerivedType(typeof(WorkLead), "work")]
[JsonDerivedType(typeof(SetBroker), "broker")]
internal abstract record ClientRequest;

/// <summary>A seller's post, alone or as a line of a batch. People are numbers here: the record holds no phone and no address.</summary>
/// <param name="Key">The idempotency key.</param>
/// <param name="Mark">Stands in the posted cost and so in the lead's row: tells, whatever was answered, which key made a lead.</param>
/// <param name="Phone">Whose phone number; the same number, the same phone.</param>
/// <param name="Email">Whose e-mail address.</param>
/// <param name="State">Where the person lives, which decides who may take the lead.</param>
internal sealed record PostLead(string Campaign, string Key, long Mark, int Phone, int Email, string State, bool Bulk) : ClientRequest;

/// <summary>A broker's command.</summary>
/// <param name="Verb">The last part of its address: <c>contacted</c>, <c>notes</c> ...</param>
/// <param name="Expected">The version that the broker saw.</param>
/// <param name="Text">Of a note; unlike any other's.</param>
internal sealed record WorkLead(string Broker, Guid Lead, string Verb, long Expected, string? Text) : ClientRequest;

/// <summary>An administrator changes what a broker takes.</summary>
internal sealed record SetBroker(string Broker, Limits Next) : ClientRequest;

/// <summary>How much a broker takes; null means no limit.</summary>
internal sealed record Limits(bool Paused, int? Daily, int? Monthly, int? Open);
