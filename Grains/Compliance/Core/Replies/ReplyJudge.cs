namespace LeadGrid.Compliance;

/// <summary>
/// What a reply means: keywords that are the whole reply, then phrases, then its likeness to replies that people have judged. A
/// refusal that any reasonable person would understand is one (47 CFR 64.1200(a)(10)); what may be one is held for a person to read.
/// </summary>
internal static class ReplyJudge
{
    private const double Certain = 1;
    private const double Worded = 0.95;
    private const double Unclear = 0.5;

    /// <summary>Subtracted where a slip of the finger had to be mended.</summary>
    private const double Doubt = 0.1;

    private static readonly ReplyReader Reader = new(PhraseBook.Default.Lexicon, PhraseBook.Default.Spelling);

    public static ReplyJudgement Judge(ReplyQuestion question) =>
        question.Channel == ContactChannel.Email ? MailScopes.Of(AsText(question), question.Text) : AsText(question);

    private static ReplyJudgement AsText(ReplyQuestion question)
    {
        var book = PhraseBook.Default;
        var own = OwnWords.Of(question.Text);
        var reply = Reader.Read(own);
        if (Whole(reply, AskedQuestions.Of(question.Asked, book, Reader), book) is { } whole)
        {
            return whole;
        }

        var findings = ReplyFindings.Of(reply, book);
        return Likeness.Consider(Wording(findings, book), findings, own);
    }

    // Nothing but START and UNSTOP lifts a refusal, and no slip is mended to make one of them.
    private static ReplyJudgement? Whole(CodedReply reply, AskedQuestion asked, PhraseBook book)
    {
        bool Is(PhraseKind kind) => WholeReply.Is(reply, kind, book);

        if (Is(PhraseKind.OptOut))
        {
            return Of(ReplyIntent.OptOut, ReplyScopes.Stop, Certain, reply);
        }

        if (Is(PhraseKind.OptIn) && !reply.IsMended(0, reply.Tokens.Length))
        {
            return Of(ReplyIntent.OptIn, ReplyScopes.Texts, Certain, reply);
        }

        if (Is(PhraseKind.Help))
        {
            return Of(ReplyIntent.Help, [], Certain, reply);
        }

        return asked switch
        {
            AskedQuestion.OptIn when Is(PhraseKind.Yes) => Of(ReplyIntent.OptIn, ReplyScopes.Texts, Worded, reply),
            AskedQuestion.OptIn when Is(PhraseKind.No) => Of(ReplyIntent.OptOut, ReplyScopes.Stop, Worded, reply),
            AskedQuestion.OptOut when Is(PhraseKind.Yes) => Of(ReplyIntent.OptOut, ReplyScopes.Stop, Worded, reply),
            AskedQuestion.OptOut or AskedQuestion.Other when Is(PhraseKind.No) => Of(ReplyIntent.None, [], Worded, reply),
            _ when Is(PhraseKind.Hold) => Of(ReplyIntent.Hold, [], Unclear, reply),
            _ => null,
        };
    }

    private static ReplyJudgement Wording(ReplyFindings findings, PhraseBook book)
    {
        if (findings.Has(PhraseKind.OptOut))
        {
            return findings.Has(PhraseKind.Retract)
                ? Of(ReplyIntent.Hold, [], Unclear, findings, PhraseKind.Retract)
                : Of(ReplyIntent.OptOut, ReplyScopes.Of(findings, book.Lexicon), Worded, findings, PhraseKind.OptOut);
        }

        if (findings.Has(PhraseKind.WrongNumber))
        {
            return Of(ReplyIntent.WrongNumber, ReplyScopes.Stop, Worded, findings, PhraseKind.WrongNumber);
        }

        var restriction = RestrictionReader.Read(findings, book);
        foreach (var kind in new[] { PhraseKind.NarrowHold, PhraseKind.Hold })
        {
            if (findings.Has(kind))
            {
                return Of(ReplyIntent.Hold, [], Unclear, findings, kind) with { Restriction = restriction };
            }
        }

        return new ReplyJudgement
        {
            Intent = ReplyIntent.None, Confidence = Worded, Restriction = restriction, Matched = restriction?.Words,
        };
    }

    private static ReplyJudgement Of(ReplyIntent intent, ContactChannel[] scope, double confidence, CodedReply reply) =>
        Of(intent, scope, confidence, reply, 0, reply.Tokens.Length);

    private static ReplyJudgement Of(ReplyIntent intent, ContactChannel[] scope, double confidence, ReplyFindings findings, PhraseKind kind)
    {
        var decided = findings.All(kind).First();
        return Of(intent, scope, confidence, findings.Reply, decided.Start, decided.Length);
    }

    private static ReplyJudgement Of(ReplyIntent intent, ContactChannel[] scope, double confidence, CodedReply reply, int start, int length) => new()
    {
        Intent = intent,
        Scope = scope,
        Confidence = reply.IsMended(start, length) ? confidence - Doubt : confidence,
        Matched = reply.Words(start, length),
    };
}
