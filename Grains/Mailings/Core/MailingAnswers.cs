using LeadGrid.Sequences;

namespace LeadGrid.Mailings;

/// <summary>What a lead answers to a mailing. One that is written has all as null.</summary>
/// <param name="Until">It may be written then.</param>
/// <param name="Rule">What stands in the way, by a name that many have in common: a rule of contact law, or a word of our own.</param>
/// <param name="Reason">Why it is not written now, or never: a sentence without personal data.</param>
[GenerateSerializer, Immutable, Alias("mailing-answer")]
internal sealed record MailingAnswer(
    [property: Id(0)] DateTimeOffset? Until,
    [property: Id(1)] string? Rule,
    [property: Id(2)] string? Reason)
{
    public static readonly MailingAnswer Written = new(null, null, null);

    /// <summary>A sentence is kept with each recipient; a page of them tells nobody more.</summary>
    private const int LongestReason = 300;
    private const string Law = "law";

    public static MailingAnswer Never(string rule, string reason) => new(null, rule, Short(reason));

    /// <returns>Null: nothing speaks against it.</returns>
    public static MailingAnswer? Of(StepVerdict? verdict) => verdict switch
    {
        null => null,
        StepVerdict.Later later => new MailingAnswer(later.Until, later.Reasons is [var rule, ..] ? rule.Rule : Law, Short(string.Join(" ", later.Because))),
        StepVerdict.Never { Reasons: [var first, ..] } => Never(first.Rule, first.Sentence),
        StepVerdict.Never never => Never(Law, never.Because),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict.GetType().Name, "The law puts off or refuses."),
    };

    private static string Short(string reason) => reason.Length <= LongestReason ? reason : $"{reason[..(LongestReason - 1)]}…";
}
