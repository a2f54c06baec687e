using static LeadGrid.Campaigns.ConditionOperator;

namespace LeadGrid.Scoring;

/// <summary>
/// The scorecard that a campaign starts with. A lead with nothing but a phone has 40 points; a complete one with fresh
/// and certified consent has 100; whatever is test or junk data ends near 0.
/// </summary>
internal static class DefaultScorecard
{
    private static readonly string[] Junk =
    [
        "test_data", "joke_name", "keyboard_run", "repeated_characters", "fictional_phone", "reserved_domain",
        "link_in_name",
    ];

    private static readonly string[] FreeMail =
    [
        "gmail.com", "googlemail.com", "yahoo.com", "ymail.com", "rocketmail.com", "hotmail.com", "outlook.com",
        "live.com", "msn.com", "aol.com", "icloud.com", "me.com", "mac.com", "proton.me", "protonmail.com", "gmx.com",
        "mail.com", "zoho.com", "comcast.net", "verizon.net", "att.net", "sbcglobal.net", "bellsouth.net", "cox.net",
        "charter.net", "earthlink.net",
    ];

    private static readonly Scorecard Instance = Create();

    /// <summary>The campaign's own scorecard, or this one where it has no rules.</summary>
    public static Scorecard UnlessGiven(Scorecard given) => given.Rules.Length == 0 ? Instance : given;

    public static Scorecard Create() => new()
    {
        Base = 25,
        Rules =
        [
            new("Phone can be called and texted", 15, [new("phone.type", In, ["mobile", "fixed_line_or_mobile"])]),
            new("Phone can be called", 8, [new("phone.type", In, ["fixed_line", "voip"])]),
            new("Phone is of no private person", -20, [new("phone.type", In, ["toll_free", "premium_rate", "shared_cost", "uan", "pager"])]),
            new("Both phone and e-mail", 10, [new("phone", Exists, []), new("email", Exists, [])]),
            new("E-mail of its own domain", 5, [new("email", Exists, []), new("email.domain", NotIn, FreeMail)]),
            new("Throw-away e-mail", -25, [new("flags", In, ["disposable_email"])]),
            new("Most fields are filled in", 5, [new("completeness", AtLeast, ["60"])]),
            new("Nearly all fields are filled in", 5, [new("completeness", AtLeast, ["80"])]),
            new("Every field is filled in", 5, [new("completeness", AtLeast, ["100"])]),
            new("Consent to calls or texts", 5, [new("consent.channels", In, ["sms", "voice", "ai_voice"])]),
            new("Consent is of this month", 5, [new("consent.ageHours", AtMost, ["720"])]),
            new("Consent is of today", 5, [new("consent.ageHours", AtMost, ["24"])]),
            new("Consent is of this hour", 5, [new("consent.ageHours", AtMost, ["0"])]),
            new("Consent is older than three months", -10, [new("consent.ageHours", AtLeast, ["2160"])]),
            new("Consent is certified", 10, [new("consent.certificate", Exists, [])]),
            new("Zip and state do not agree", -5, [new("flags", In, ["zip_state_mismatch", "zip_unknown"])]),
            new("Test or junk data", -70, [new("flags", In, Junk)]),
        ],
    };
}
