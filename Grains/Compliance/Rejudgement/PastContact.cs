namespace LeadGrid.Compliance.Rejudgement;

/// <summary>A message or call that has left, as its permit describes it.</summary>
internal sealed record PastContact(
    DateTimeOffset At, ContactChannel Channel, ContactPurpose Purpose, string? Seller, string? Subject, string? Phone, string? State, string? Zip)
{
    // It holds a phone number and an address.
    public override string ToString() => nameof(PastContact);
}
