using LeadGrid.Access;
using LeadGrid.Compliance;
using LeadGrid.Contacts;

namespace LeadGrid.Outreach;

/// <summary>
/// The consent of a test recipient. To the law it is a contact like any other: a test text needs consent, keeps to calling hours
/// and is ended by STOP. What is agreed to are tests, and nothing that is sent to people.
/// </summary>
internal static class TestConsent
{
    /// <summary>In whose name tests are sent: no campaign's and no broker's, so that the consent serves no other message.</summary>
    public const string Seller = "LeadGrid test sends";

    /// <summary>Attempts are counted by it.</summary>
    public const string Subject = "test sends";

    /// <returns>The entry of the ledger; null where the agreement is on record already.</returns>
    /// <param name="phone">In E.164; null: an e-mail address.</param>
    public static ConsentGiven? Of(ContactFacts facts, ContactChannel channel, string? phone, Actor by, DateTimeOffset now)
    {
        if (facts.Consents.Any(each => each.Text == TestAgreement.Words && each.Channels.Contains(channel)))
        {
            return null;
        }

        var consent = new ConsentRecord
        {
            At = now,
            Origin = ConsentOrigin.Posted,
            Channels = [channel],
            Sellers = [Seller],
            Phone = phone,
            Text = TestAgreement.Words,
            Signature = $"confirmed by {by.Name}",
            DisclosesCalls = true,
            NoConditionOfPurchase = true,
        };
        return new ConsentGiven(consent, new ConsentEvidence { PostedBy = by.Name }, null) { At = now, By = by };
    }
}
