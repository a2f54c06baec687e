using System.Security.Cryptography;

namespace LeadGrid.Privacy;

/// <summary>AES-256-GCM as bytes: nonce (12), ciphertext, tag (16). The context is authenticated and not stored.</summary>
internal static class Envelope
{
    private const int Nonce = 12;
    private const int Tag = 16;

    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> clear, ReadOnlySpan<byte> context)
    {
        var envelope = new byte[Nonce + clear.Length + Tag];
        RandomNumberGenerator.Fill(envelope.AsSpan(0, Nonce));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(
            envelope.AsSpan(0, Nonce),
            clear,
            envelope.AsSpan(Nonce, clear.Length),
            envelope.AsSpan(Nonce + clear.Length),
            context);
        return envelope;
    }

    /// <exception cref="AuthenticationTagMismatchException">Changed, or sealed for another context or with another key.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> envelope, ReadOnlySpan<byte> context)
    {
        if (envelope.Length < Nonce + Tag)
        {
            throw new AuthenticationTagMismatchException("A sealed value is shorter than its own nonce and tag.");
        }

        var clear = new byte[envelope.Length - Nonce - Tag];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(envelope[..Nonce], envelope[Nonce..^Tag], envelope[^Tag..], clear, context);
        return clear;
    }
}
