namespace LeadGrid.Compliance;

/// <summary>What lifts a refusal, for the channel and seller that are asked about; nothing else does.</summary>
internal static class Lifts
{
    public static bool IsLifted(Revocation revocation, PermitCase asked) =>
        ByStart(revocation, asked) || (!revocation.ByProvider && ByNewConsent(revocation, asked));

    // START gives back what STOP took of SMS, and no more.
    private static bool ByStart(Revocation revocation, PermitCase asked) =>
        revocation.Scope == RefusalScope.Stop
        && asked.Question.Channel == ContactChannel.Sms
        && asked.Facts.Restorations.Any(start => start.At > revocation.At && Sellers.AreSame(start.Seller, asked.Question.Seller));

    private static bool ByNewConsent(Revocation revocation, PermitCase asked) => asked.Facts.Consents.Any(consent =>
        consent.At > revocation.At && consent.Origin != ConsentOrigin.Posted && MissingParts(consent, asked.Question).Length == 0);

    private static string[] MissingParts(ConsentRecord consent, PermitQuestion question) =>
        question.Channel == ContactChannel.Email
            ? ConsentParts.Recorded(consent, question, question.Channel)
            : ConsentParts.Written(consent, question, question.Channel);
}
