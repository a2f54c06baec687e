using System.Security.Cryptography;

namespace LeadGrid.Access;

/// <summary>Makes API keys. The full text is shown once, to its holder; only the record is kept.</summary>
internal static class ApiKeyFactory
{
    private const string NameLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const string SecretLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    // 62^43 > 2^256: as hard to guess as the hash that guards it.
    private const int SecretLength = 43;

    /// <param name="campaigns">Codes it may post to; empty means all.</param>
    /// <param name="requestsPerSecond">Sustained, at least 1.</param>
    public static (ApiKeyRecord Record, string FullKey) Create(
        string seller,
        string sellerName,
        string[] scopes,
        string[]? campaigns = null,
        int requestsPerSecond = 100)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(requestsPerSecond, 1);
        var prefix = "lg_" + RandomNumberGenerator.GetString(NameLetters, ApiKeyText.PrefixLength - 3);
        var secret = RandomNumberGenerator.GetString(SecretLetters, SecretLength);
        var record = new ApiKeyRecord(
            prefix, ApiKeyText.Hash(secret), seller, sellerName, scopes, campaigns ?? [], requestsPerSecond, Revoked: false);
        return (record, $"{prefix}_{secret}");
    }
}
