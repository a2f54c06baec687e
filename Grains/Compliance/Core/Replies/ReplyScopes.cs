namespace LeadGrid.Compliance;

/// <summary>
/// Which channels a refusal closes. STOP and whatever else says no closes texts and calls (FCC 24-24), unless the person
/// asks for one of them in the same breath; words about e-mail alone close e-mail; words that mean everything, everything.
/// </summary>
internal static class ReplyScopes
{
    public static readonly ContactChannel[] Stop = [ContactChannel.Sms, ContactChannel.Voice, ContactChannel.AiVoice];
    public static readonly ContactChannel[] Calls = [ContactChannel.Voice, ContactChannel.AiVoice];
    public static readonly ContactChannel[] Texts = [ContactChannel.Sms];
    public static readonly ContactChannel[] Emails = [ContactChannel.Email];
    public static readonly ContactChannel[] Everything = [.. Stop, .. Emails];

    public static ContactChannel[] Of(ReplyFindings findings, Lexicon lexicon)
    {
        if (findings.Has(PhraseKind.Everything))
        {
            return Everything;
        }

        var (texts, calls, emails) = Named(findings, lexicon);
        return (texts, calls, emails) switch
        {
            (false, true, false) when findings.Has(PhraseKind.InviteText) => Calls,
            (true, false, false) when findings.Has(PhraseKind.InviteCall) => Texts,
            (false, false, true) => Emails,
            (_, _, true) => Everything,
            _ => Stop,
        };
    }

    private static (bool Texts, bool Calls, bool Emails) Named(ReplyFindings findings, Lexicon lexicon)
    {
        var codes = string.Concat(findings.All(PhraseKind.OptOut).Select(span => findings.Reply.Codes.Substring(span.Start, span.Length)));
        bool Any(string name) => codes.Any(code => lexicon.IsIn(code, name));
        return (Any("by-text"), Any("by-call"), Any("by-mail"));
    }
}
