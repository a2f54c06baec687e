using System.Security.Cryptography;
using LeadGrid.Hosting;

namespace LeadGrid.Privacy;

/// <summary>
/// The key that wraps all data keys and from which the index and staff keys are derived. A mounted secret in
/// production; <c>.leadgrid/master.key</c>, mode 0600, in development. Losing it loses all personal data.
/// </summary>
internal sealed class MasterKey
{
    private const int Length = 32;
    private readonly byte[] _key;

    public MasterKey(byte[] key)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, Length);
        _key = key;
    }

    /// <summary>A key for one purpose (HKDF-SHA256), so that no key is used for two things.</summary>
    public byte[] Derive(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, Length, info: System.Text.Encoding.UTF8.GetBytes(purpose));

    /// <summary>Reads the key; makes one where there is none and <paramref name="mayCreate"/> allows it.</summary>
    /// <exception cref="StartupFailedException">The file is missing, unreadable or not 32 bytes of base64.</exception>
    public static MasterKey Load(string path, bool mayCreate)
    {
        try
        {
            if (!File.Exists(path))
            {
                if (!mayCreate)
                {
                    throw new StartupFailedException($"The master key {path} is missing: mount the secret there, or set LeadGrid:MasterKeyPath.");
                }

                Create(path);
            }

            var text = File.ReadAllText(path).Trim();
            var key = new byte[Length];
            return Convert.TryFromBase64String(text, key, out var written) && written == Length
                ? new MasterKey(key)
                : throw new StartupFailedException($"The master key {path} is not {Length} bytes in base64: restore it from the backup, or remove the whole data folder to begin anew.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupFailedException($"The master key {path} cannot be read or written: check the folder's owner and mode.", e);
        }
    }

    private static void Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        file.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length))));
        file.Flush(flushToDisk: true);
    }
}
