using System.Text.RegularExpressions;

namespace LeadGrid.Compliance;

/// <summary>
/// What a reply closes that came by e-mail: e-mail, where it names nothing else; everything, where it names calls or texts as well.
/// </summary>
internal static partial class MailScopes
{
    public static ReplyJudgement Of(ReplyJudgement judgement, string text)
    {
        if (judgement.Intent == ReplyIntent.WrongNumber)
        {
            // Of somebody else's address as of one that wants no more.
            return judgement with { Intent = ReplyIntent.OptOut, Scope = ReplyScopes.Emails };
        }

        if (judgement.Intent != ReplyIntent.OptOut || judgement.Scope.Contains(ContactChannel.Email))
        {
            return judgement;
        }

        // One of calls and texts, and not the other: a person has to read which, since an e-mail says nothing of a number.
        return judgement.Scope.Length < ReplyScopes.Stop.Length ? judgement with { Intent = ReplyIntent.Hold, Scope = [] }
            : judgement with { Scope = Phones().IsMatch(text) ? ReplyScopes.Everything : ReplyScopes.Emails };
    }

    [GeneratedRegex(@"\b(text|txt|sms|call|phone|dial|llam|tel[eé]fono)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Phones();
}
