using LeadGrid.Compliance;
using LeadGrid.Contacts;
using LeadGrid.Intake;
using LeadGrid.Privacy;

namespace LeadGrid.Outreach;

/// <summary>Finds the Contact grain of a test recipient: the one that it would have as a person of a lead, refusals included.</summary>
internal static class TestContacts
{
    /// <param name="address">A number in E.164, or an e-mail address that was read before.</param>
    public static string KeyOf(IKeyedHash hash, ContactChannel channel, string address) => channel == ContactChannel.Email
        ? ContactKey.Email(hash.Hash(HashPurpose.Email, EmailRules.Read("address", address, new Findings())!.Key)).ToString()
        : ContactKey.Phone(hash.Hash(HashPurpose.Phone, address)).ToString();
}
