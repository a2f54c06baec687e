using System.Text.RegularExpressions;

namespace LeadGrid.Compliance;

/// <summary>
/// What a reply closes that came by e-mail: e-mail, where it names nothing else; everything, where it names calls or texts as well.
/// </summary>
internal static partial class MailScopes
{
    public static ReplyJudgement Of(ReplyJudgement judgement, string text) => judgement switch
    {
        // Of somebody else's address as of one that wants no more.
        { Intent: ReplyIntent.WrongNumber } => judgement with { Intent = ReplyIntent.OptOut, Scope = ReplyScopes.Emails },
        { Intent: not ReplyIntent.OptOut } => judgement,
        { Scope: [ContactChannel.Sms, ContactChannel.Voice, ContactChannel.AiVoice] } =>
            judgement with { Scope = Phones().IsMatch(text) ? ReplyScopes.Everything : ReplyScopes.Emails },
        // One of calls and texts, and not the other: a person has to read which, since an e-mail says nothing of a number.
        { Scope: [not ContactChannel.Email, ..] and not [_, _, _, _] } => judgement with { Intent = ReplyIntent.Hold, Scope = [] },
        _ => judgement,
    };

    [GeneratedRegex(@"\b(text|txt|sms|call|phone|dial|llam|mensaj|tel[eé]fono)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Phones();
}
