namespace LeadGrid.Compliance;

/// <summary>The channels that a narrowing names.</summary>
internal static class SpokenChannels
{
    public static ContactRestriction Apply(ContactRestriction restriction, string codes, Lexicon lexicon, bool negated)
    {
        bool Names(string name) => codes.Any(code => lexicon.IsIn(code, name));
        ContactChannel[] channels =
        [
            .. Names("by-text") ? ReplyScopes.Texts : [],
            .. Names("by-call") ? ReplyScopes.Calls : [],
            .. Names("by-mail") ? ReplyScopes.Emails : [],
        ];
        return negated || HasTime(restriction)
            ? restriction with { Channels = channels }
            : restriction with { OnlyBy = channels };
    }

    // "Text only" says how; "text me after 6" says when.
    private static bool HasTime(ContactRestriction restriction) =>
        restriction.From is not null || restriction.Until is not null || restriction.Days.Length > 0 || restriction.Pause is not null;
}
