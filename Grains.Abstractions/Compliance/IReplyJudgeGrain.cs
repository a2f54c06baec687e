namespace LeadGrid.Compliance;

/// <summary>Says what a reply means. A stateless worker: nothing is stored and nothing follows from asking.</summary>
[Alias("reply-judge-grain")]
public interface IReplyJudgeGrain : IGrainWithIntegerKey
{
    /// <exception cref="ArgumentException">A text longer than <see cref="ReplyQuestion.MaximumLength"/>.</exception>
    [Alias("judge")]
    Task<ReplyJudgement> Judge(ReplyQuestion question);
}

/// <param name="Text">What the person wrote.</param>
/// <param name="Asked">
/// Which question was asked, by its name (<c>opt_in</c>, <c>opt_out</c>, any other) or in its words; null where none is
/// known. A bare YES or NO means something only as the answer to one of our own.
/// </param>
/// <param name="Channel">By which the person wrote or spoke: a bare no to an e-mail is about e-mail.</param>
[GenerateSerializer, Immutable, Alias("reply-question")]
public sealed record ReplyQuestion(
    [property: Id(0)] string Text,
    [property: Id(1)] string? Asked,
    [property: Id(2)] ContactChannel Channel = ContactChannel.Sms)
{
    /// <summary>Characters of <see cref="Text"/>, and of <see cref="Asked"/>.</summary>
    public const int MaximumLength = 10_000;

    public override string ToString() => Unspoken.Of<ReplyQuestion>();
}
