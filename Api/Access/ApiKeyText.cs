using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace LeadGrid.Access;

/// <summary>An API key as its holder writes it: <c>lg_</c>, 10 characters that name it, <c>_</c>, and the secret.</summary>
/// <param name="Prefix">With <c>lg_</c>: what the record is found by.</param>
/// <param name="SecretHash">SHA-256 of the secret part.</param>
internal readonly record struct ApiKeyText(string Prefix, byte[] SecretHash)
{
    public const int PrefixLength = 13;
    private const int LongestSecret = 100;

    public static bool TryParse([NotNullWhen(true)] string? text, out ApiKeyText key)
    {
        key = default;
        if (text is null
            || text.Length is < PrefixLength + 2 or > PrefixLength + 1 + LongestSecret
            || !text.StartsWith("lg_", StringComparison.Ordinal)
            || text[PrefixLength] != '_'
            || !text.All(char.IsAscii))
        {
            return false;
        }

        var prefix = text[..PrefixLength];
        if (!prefix.AsSpan(3).ContainsOnlyNameCharacters())
        {
            return false;
        }

        key = new ApiKeyText(prefix, Hash(text.AsSpan(PrefixLength + 1)));
        return true;
    }

    public static byte[] Hash(ReadOnlySpan<char> secret)
    {
        Span<byte> bytes = stackalloc byte[LongestSecret];
        return SHA256.HashData(bytes[..Encoding.ASCII.GetBytes(secret, bytes)]);
    }
}

file static class NameCharacters
{
    public static bool ContainsOnlyNameCharacters(this ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (!char.IsAsciiLetterLower(letter) && !char.IsAsciiDigit(letter))
            {
                return false;
            }
        }

        return true;
    }
}
