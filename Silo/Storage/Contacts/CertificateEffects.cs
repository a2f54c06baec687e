using System.Text.Json;
using LeadGrid.Contacts;
using LeadGrid.Leads;
using LeadGrid.Storage.Leads;

namespace LeadGrid.Storage.Contacts;

/// <summary>What is claimed: nothing of it says whose, or where.</summary>
internal sealed record CertificateDue(string Contact, Guid Consent);

/// <summary>Certificates that are to be claimed: in the transaction that puts their consents into the ledger.</summary>
internal static class CertificateEffects
{
    /// <summary>The kind of these rows of the outbox.</summary>
    public const string Kind = "certificate";

    public static OutboxRow[] Of(ContactKey contact, IEnumerable<ContactEvent> entries) =>
    [
        .. from given in entries.OfType<ConsentGiven>()
           where CertificateClaims.IsClaimable(contact.Kind, given)
           let due = new CertificateDue(contact.ToString(), CertificateClaims.IdOf(given)!.Value)
           select new OutboxRow(
               given.Lead ?? Guid.Empty, "",
               new OutboxEntry(Kind, $"{Kind} {due.Contact} {due.Consent:N}", JsonSerializer.Serialize(due, JsonSerializerOptions.Web), null), null),
    ];
}
