namespace LeadGrid.Privacy;

/// <summary>The roles in which values are hashed. Stored hashes depend on these names: append, never rename.</summary>
internal static class HashPurpose
{
    public const string Phone = "phone";
    public const string Email = "email";
    public const string LastName = "last-name";
    public const string ExternalId = "external-id";
    public const string IdempotencyKey = "idempotency-key";
    public const string Body = "body";
    public const string Login = "login";
}
