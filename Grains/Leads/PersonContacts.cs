using LeadGrid.Compliance;
using LeadGrid.Contacts;
using LeadGrid.Intake;
using LeadGrid.Privacy;

namespace LeadGrid.Leads;

/// <summary>Names the Contact grains of a lead's person.</summary>
internal sealed class PersonContacts(IKeyedHash hash)
{
    /// <returns>The key of the contact that is reached by a channel; null: the lead has nothing to be reached by.</returns>
    public string? KeyOf(LeadState lead, ContactChannel channel) => channel == ContactChannel.Email
        ? EmailRules.Read("email", lead.Personal?.Email, new Findings())?.Key is { } email ? ContactKey.Email(hash.Hash(HashPurpose.Email, email)).ToString() : null
        : lead.Personal?.Phone is { } phone ? ContactKey.Phone(hash.Hash(HashPurpose.Phone, phone)).ToString() : null;
}
