using LeadGrid.Access;
using LeadGrid.Compliance;

namespace LeadGrid.Contacts;

/// <summary>What a claimed certificate makes of the consent that named it.</summary>
internal static class CertificateClaims
{
    public const string TooOld = "too_old";
    public const string OtherPhone = "other_phone";

    private static readonly Actor s_claims = new(ActorKind.System, "certificates", "certificate claims");

    /// <summary>What names a consent's certificate: the consent's own id, or the lead that it came with.</summary>
    public static Guid? IdOf(ConsentGiven given) => given.Evidence.Id ?? given.Lead;

    /// <summary>By the number's contact alone: it is the number that a certificate shows, and one claim is enough.</summary>
    public static bool IsClaimable(ContactKind kind, ConsentGiven given) =>
        kind == ContactKind.Phone && given is { Consent.Origin: ConsentOrigin.Posted, Consent.Phone: not null, Evidence.CertificateUrl: not null } && IdOf(given) is not null;

    /// <summary>
    /// The certificate was claimed: one that is fresh and shows the number is the consent of somebody who cannot have made it up. It
    /// is dated by the page that it shows, so it takes back only what was refused before that page.
    /// </summary>
    /// <returns>Nothing where that consent has no certificate that waits.</returns>
    public static ContactEvent[] Take(ContactState state, Guid consent, ClaimOutcome outcome, TimeSpan maximumAge, DateTimeOffset now) => outcome switch
    {
        ClaimOutcome.Claimed claimed => Take(
            state, consent, new ClaimedCertificate(claimed.Id, claimed.MadeAt, claimed.ExpiresAt, claimed.ShowsPhone, claimed.PageUrl), maximumAge, now),
        ClaimOutcome.Refused refused => GiveUp(state, consent, refused.Code, now),
        _ => [],
    };

    private static ContactEvent[] Take(ContactState state, Guid consent, ClaimedCertificate claimed, TimeSpan maximumAge, DateTimeOffset now)
    {
        if (state.Certificates.Find(each => IdOf(each) == consent) is not { } given)
        {
            return [];
        }

        var at = ContactDecider.After(state, now);
        var problem = claimed.MadeAt < now - maximumAge ? TooOld : !claimed.ShowsPhone ? OtherPhone : null;
        var noted = new CertificateClaimed(consent, claimed, problem) { At = at, By = s_claims };
        return problem is not null
            ? [noted]
            :
            [
                noted,
                new ConsentGiven(
                    given.Consent with { At = claimed.MadeAt < at ? claimed.MadeAt : at, Origin = ConsentOrigin.ClaimedCertificate }, given.Evidence, given.Lead)
                {
                    At = at,
                    By = s_claims,
                },
            ];
    }

    /// <summary>Nothing came of it, and nothing will.</summary>
    private static ContactEvent[] GiveUp(ContactState state, Guid consent, string problem, DateTimeOffset now) =>
        state.Certificates.Exists(each => IdOf(each) == consent)
            ? [new CertificateClaimed(consent, null, problem) { At = ContactDecider.After(state, now), By = s_claims }]
            : [];
}
