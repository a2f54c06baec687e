using LeadGrid.Compliance;
using LeadGrid.Intake;

namespace LeadGrid.Forms;

/// <summary>Takes what people send by a hosted form. A stateless worker: whom it concerns is found here, since that needs a key.</summary>
[Alias("form-post-grain")]
public interface IFormPostGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Posts the lead, and puts what was ticked into the ledgers of the person's phone number and e-mail address. When it returns
    /// with <see cref="FormTaken"/>, both are on disk. The same <see cref="FormPost.Id"/> again changes nothing.
    /// </summary>
    /// <exception cref="OverloadedException">Too many leads wait; nothing was stored.</exception>
    [Alias("post")]
    Task<FormOutcome> Post(FormPost post);
}

/// <summary>A form as somebody sent it: nothing of it is believed but what was shown, which is looked up by its version.</summary>
[GenerateSerializer, Immutable, Alias("form-post")]
public sealed record FormPost
{
    [Id(0)] public required string Campaign { get; init; }

    /// <summary>Of the page that was shown: what it was sent for the second time is known by.</summary>
    [Id(1)] public required Guid Id { get; init; }
    [Id(2)] public required int Version { get; init; }
    [Id(3)] public required string Language { get; init; }
    [Id(4)] public required DateTimeOffset ShownAt { get; init; }
    [Id(5)] public required FormAnswer[] Answers { get; init; }

    /// <summary>Whose boxes were ticked.</summary>
    [Id(6)] public required ContactChannel[] Ticked { get; init; }
    [Id(7)] public string? Ip { get; init; }
    [Id(8)] public string? UserAgent { get; init; }
    [Id(9)] public required string FormUrl { get; init; }

    public override string ToString() => Unspoken.Of<FormPost>();
}

/// <param name="Name">As <see cref="Question.Name"/>.</param>
[GenerateSerializer, Immutable, Alias("form-answer")]
public sealed record FormAnswer(
    [property: Id(0)] string Name,
    [property: Id(1)] string Text)
{
    public override string ToString() => Unspoken.Of<FormAnswer>();
}

/// <summary>What became of a form that was sent. A closed set: refusals are values.</summary>
[GenerateSerializer, Immutable, Alias("form-outcome")]
public abstract record FormOutcome;

/// <summary>On disk, consent included.</summary>
/// <param name="Confirm">The person gets an e-mail, by whose link e-mail is agreed to.</param>
[GenerateSerializer, Immutable, Alias("form-taken")]
public sealed record FormTaken([property: Id(0)] bool Confirm) : FormOutcome;

/// <summary>Nothing was stored. Sentences are in the form's language; a field's name is its question's, or empty.</summary>
[GenerateSerializer, Immutable, Alias("form-answers-faulty")]
public sealed record FormAnswersFaulty([property: Id(0)] FieldFault[] Faults) : FormOutcome;

/// <summary>This very page was sent before, with other words. What was sent first stands.</summary>
[GenerateSerializer, Immutable, Alias("form-sent-before")]
public sealed record FormSentBefore : FormOutcome;

/// <summary>No such version was ever published, or the campaign takes no leads.</summary>
[GenerateSerializer, Immutable, Alias("form-closed")]
public sealed record FormClosed : FormOutcome;
