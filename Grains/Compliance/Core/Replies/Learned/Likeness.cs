namespace LeadGrid.Compliance;

/// <summary>
/// Where no phrase decides, a reply is what it is most like. Phrases are sure of what they know, so this only adds: a refusal that
/// they miss, or a hold; and it doubts a refusal that looks like nothing but talk.
/// </summary>
internal static class Likeness
{
    // Log odds, chosen on five sets of replies, each by a model that had not seen it: see ReplyCorpusTests for what they come to.
    private const double Refusal = 0.7;
    private const double WrongNumber = 0.5;
    private const double Unclear = -0.3;

    /// <summary>Taken off where the reply holds a phrase that uses the words of refusals for something else.</summary>
    private const double Innocence = 1;

    /// <summary>A refusal by its phrases that is so much like talk is held.</summary>
    private const double Doubtful = -0.7;

    public static ReplyJudgement Consider(ReplyJudgement judgement, ReplyFindings findings, string text)
    {
        var words = ReplyWords.Of(text);
        if (words.Count == 0)
        {
            return judgement;
        }

        var refusal = LearnedReplies.Default.Refusals.Score(words);
        if (judgement.Intent == ReplyIntent.OptOut)
        {
            return refusal.Score >= Doubtful ? judgement : judgement with { Intent = ReplyIntent.Hold, Scope = [], Confidence = 1 - Probability(refusal) };
        }

        if (judgement.Intent == ReplyIntent.WrongNumber || judgement.Restriction is not null)
        {
            return judgement;
        }

        if (findings.Has(PhraseKind.Innocent))
        {
            refusal = refusal with { Score = refusal.Score - Innocence };
        }

        var stranger = LearnedReplies.Default.WrongNumbers.Score(words);
        if (refusal.Score >= Refusal && refusal.Score >= stranger.Score && !findings.Has(PhraseKind.Retract))
        {
            return Of(ReplyIntent.OptOut, findings.Has(PhraseKind.Everything) ? ReplyScopes.Everything : ReplyScopes.Stop, refusal, words);
        }

        if (stranger.Score >= WrongNumber && stranger.Score > refusal.Score)
        {
            return Of(ReplyIntent.WrongNumber, ReplyScopes.Stop, stranger, words);
        }

        var likelier = refusal.Score >= stranger.Score ? refusal : stranger;
        return judgement.Intent == ReplyIntent.None && likelier.Score >= Unclear ? Of(ReplyIntent.Hold, [], likelier, words) : judgement;
    }

    private static ReplyJudgement Of(ReplyIntent intent, ContactChannel[] scope, LearnedScore score, List<string> words) => new()
    {
        Intent = intent, Scope = scope, Confidence = Probability(score), Matched = string.Join(' ', words[score.Words]),
    };

    private static double Probability(LearnedScore score) => Math.Round(1 / (1 + Math.Exp(-score.Score)), 2);
}
