using System.Text.Json.Serialization;

namespace LeadGrid.Faults.History;

/// <summary>One line of a run's record: something that a client did, was told, or was shown. Appended, never changed.</summary>
/// <param name="At">By the clock of the test's own process, which no fault touches.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "entry")]
[JsonDerivedType(typeof(Invoked), "invoked")]
[JsonDerivedType(typeof(Answered), "answered")]
[JsonDerivedType(typeof(Watched), "watched")]
[JsonDerivedType(typeof(Framed), "framed")]
[JsonDerivedType(typeof(Ended), "ended")]
[JsonDerivedType(typeof(Inflicted), "inflicted")]
internal abstract record Entry(DateTimeOffset At);

/// <summary>A client began an operation.</summary>
/// <param name="Operation">Its number in the run.</param>
/// <param name="Api">The address that it was sent to.</param>
internal sealed record Invoked(DateTimeOffset At, long Operation, string Client, string Api, ClientRequest Request) : Entry(At);

/// <summary>What the client learned of it. An operation without this was under way when the run ended.</summary>
internal sealed record Answered(DateTimeOffset At, long Operation, Answer Answer) : Entry(At);

/// <summary>A browser asked for a view's frames, saying what it has.</summary>
internal sealed record Watched(DateTimeOffset At, string Browser, string View, string Api, string? Epoch, long? Seq) : Entry(At);

/// <summary>A frame came.</summary>
internal sealed record Framed(DateTimeOffset At, string Browser, Frame Frame) : Entry(At);

/// <summary>A browser lost its stream, or has closed.</summary>
/// <param name="Final">It does not come back: what it shows is not compared with the database.</param>
internal sealed record Ended(DateTimeOffset At, string Browser, string Why, bool Final) : Entry(At);

/// <summary>What the test did to the product.</summary>
internal sealed record Inflicted(DateTimeOffset At, string What) : Entry(At);
