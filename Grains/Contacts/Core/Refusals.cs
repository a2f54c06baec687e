using LeadGrid.Compliance;

namespace LeadGrid.Contacts;

/// <summary>The scope of the compliance page that closes what somebody asked to close; where none fits exactly, the wider one.</summary>
internal static class Refusals
{
    /// <param name="channels">Empty: everything.</param>
    public static RefusalScope ScopeOf(IReadOnlyCollection<ContactChannel> channels)
    {
        var email = channels.Contains(ContactChannel.Email);
        var sms = channels.Contains(ContactChannel.Sms);
        return (channels.Count, email, sms) switch
        {
            (0, _, _) => RefusalScope.Everything,
            (1, true, _) => RefusalScope.Unsubscribe,
            (_, true, _) => RefusalScope.Everything,
            (_, _, true) => RefusalScope.Stop,
            _ => RefusalScope.Calls,
        };
    }

    /// <summary>
    /// Parts a wish so that each part has a scope of its own: somebody who unticks texts and e-mail has said nothing of the calls that
    /// the scope of both would close as well.
    /// </summary>
    /// <param name="channels">Empty: everything.</param>
    public static IEnumerable<ContactChannel[]> Apart(ContactChannel[] channels)
    {
        if (channels.Length == 0)
        {
            return [[]];
        }

        ContactChannel[] phone = [.. channels.Where(channel => channel != ContactChannel.Email)];
        ContactChannel[] email = [.. channels.Where(channel => channel == ContactChannel.Email)];
        return new[] { phone, email }.Where(part => part.Length > 0);
    }

    /// <summary>By which kind of contact a scope is kept: a refusal of e-mail means nothing for a number.</summary>
    public static bool Concerns(RefusalScope scope, ContactKind kind) => scope switch
    {
        RefusalScope.Everything => true,
        RefusalScope.Unsubscribe => kind == ContactKind.Email,
        _ => kind == ContactKind.Phone,
    };
}
