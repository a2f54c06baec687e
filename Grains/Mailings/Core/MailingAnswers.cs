using LeadGrid.Sequences;

namespace LeadGrid.Mailings;

/// <summary>What a lead answers to a mailing. One that is written has both as null.</summary>
/// <param name="Until">It may be written then.</param>
/// <param name="Reason">Why it is not written now, or never: a sentence without personal data.</param>
[GenerateSerializer, Immutable, Alias("mailing-answer")]
internal sealed record MailingAnswer(
    [property: Id(0)] DateTimeOffset? Until,
    [property: Id(1)] string? Reason)
{
    public static readonly MailingAnswer Written = new(null, null);

    /// <summary>A sentence is kept with each recipient; a page of them tells nobody more.</summary>
    private const int LongestReason = 300;

    public static MailingAnswer Never(string reason) => new(null, Short(reason));

    /// <returns>Null: nothing speaks against it.</returns>
    public static MailingAnswer? Of(StepVerdict? verdict) => verdict switch
    {
        null => null,
        StepVerdict.Later later => new MailingAnswer(later.Until, Short(string.Join(" ", later.Because))),
        StepVerdict.Never { Reasons: [var first, ..] } => Never(first.Sentence),
        StepVerdict.Never never => Never(never.Because),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict.GetType().Name, "The law puts off or refuses."),
    };

    private static string Short(string reason) => reason.Length <= LongestReason ? reason : $"{reason[..(LongestReason - 1)]}…";
}
