using LeadGrid.Compliance;
using LeadGrid.Forms;
using LeadGrid.Outreach;

namespace LeadGrid.Contacts;

/// <summary>
/// What a person is told of their own consent, channel by channel. It is no permit: whether a message may leave is asked of the law,
/// each time.
/// </summary>
internal static class HeldPermissions
{
    private static readonly ContactChannel[] s_byPhone = [ContactChannel.Sms, ContactChannel.Voice, ContactChannel.AiVoice];
    private static readonly ContactChannel[] s_byEmail = [ContactChannel.Email];

    /// <param name="facts">As they stand now.</param>
    public static Permission[] Of(ContactFacts facts, ContactKind kind) =>
        [.. (kind == ContactKind.Phone ? s_byPhone : s_byEmail).Select(channel => Of(facts, channel))];

    private static Permission Of(ContactFacts facts, ContactChannel channel)
    {
        Revocation[] refusals = [.. facts.Revocations.Where(refusal => Closes(refusal.Scope, channel))];
        ConsentRecord[] standing =
        [
            .. facts.Consents
                .Where(consent => consent.Channels.Contains(channel) && !consent.Sellers.Contains(TestConsent.Seller))
                .Where(consent => refusals.All(refusal => IsLifted(refusal, consent, facts, channel)))
                .OrderBy(consent => consent.At),
        ];
        if (standing.Length > 0)
        {
            return new(channel, PermissionState.Given, standing[0].At, [.. standing.SelectMany(consent => consent.Sellers).Distinct(StringComparer.OrdinalIgnoreCase)]);
        }

        // That a number was another's refuses nothing: nobody has agreed, that is all.
        DateTimeOffset[] said = [.. refusals.Where(refusal => refusal.Scope != RefusalScope.WrongNumber).Select(refusal => refusal.At)];
        if (said.Length > 0)
        {
            return new(channel, PermissionState.Refused, said.Max(), []);
        }

        return channel == ContactChannel.Email && facts.Confirmations.Count > 0
            ? new(channel, PermissionState.Waiting, facts.Confirmations[0].At, [])
            : new(channel, PermissionState.NotAsked, null, []);
    }

    // What each scope stops of marketing: FCC 24-24 has STOP mean calls, too.
    private static bool Closes(RefusalScope scope, ContactChannel channel) => scope switch
    {
        RefusalScope.Everything => true,
        RefusalScope.Unsubscribe => channel == ContactChannel.Email,
        RefusalScope.Calls => channel is ContactChannel.Voice or ContactChannel.AiVoice,
        _ => channel != ContactChannel.Email,
    };

    private static bool IsLifted(Revocation refusal, ConsentRecord consent, ContactFacts facts, ContactChannel channel) =>
        refusal.Scope == RefusalScope.WrongNumber ? consent.At > refusal.At
        : (consent.Origin != ConsentOrigin.Posted && consent.At > refusal.At && !refusal.ByProvider) || ByStart(refusal, consent, facts, channel);

    private static bool ByStart(Revocation refusal, ConsentRecord consent, ContactFacts facts, ContactChannel channel) =>
        refusal.Scope == RefusalScope.Stop && channel == ContactChannel.Sms
        && facts.Restorations.Any(start => start.At > refusal.At && consent.Sellers.Any(seller => Sellers.AreSame(seller, start.Seller)));
}
