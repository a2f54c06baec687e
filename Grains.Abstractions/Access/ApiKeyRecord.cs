namespace LeadGrid.Access;

/// <summary>What an API key may do. The secret is known to its holder only; here is its hash.</summary>
/// <param name="Prefix">The public part, which names the key: <c>lg_</c> and 10 characters.</param>
/// <param name="SecretHash">SHA-256 of the secret part, which is random and so needs no slow hash.</param>
/// <param name="Seller">Id of the seller it belongs to. Two keys of one seller can be live during a rotation.</param>
/// <param name="SellerName">The seller's business name.</param>
/// <param name="Scopes">What it may do; see <see cref="ApiScopes"/>.</param>
/// <param name="Campaigns">Campaign codes it may post to; empty means all.</param>
/// <param name="RequestsPerSecond">Sustained requests a second before <c>429</c>.</param>
/// <param name="Revoked">A revoked key is refused within ten seconds everywhere.</param>
[GenerateSerializer, Immutable, Alias("api-key")]
public sealed record ApiKeyRecord(
    [property: Id(0)] string Prefix,
    [property: Id(1)] byte[] SecretHash,
    [property: Id(2)] string Seller,
    [property: Id(3)] string SellerName,
    [property: Id(4)] string[] Scopes,
    [property: Id(5)] string[] Campaigns,
    [property: Id(6)] int RequestsPerSecond,
    [property: Id(7)] bool Revoked);

public static class ApiScopes
{
    public const string WriteLeads = "leads:write";
    public const string ReadLeads = "leads:read";
}
