using System.Security.Cryptography;

namespace LeadGrid.Outreach;

/// <summary>
/// The key of our links in messages: a secret that silos, which make links, and Apis, which read them, have in common. One key
/// a line, 32 bytes in base64 each; the first signs, and links by the others stay good.
/// </summary>
public static class LinkKey
{
    private const int Length = 32;

    /// <summary>Where it is: what <c>Outreach:LinkKeyPath</c> says, or beside the other secrets of <c>LeadGrid:DataFolder</c>.</summary>
    public static string PathOf(string? configured, string? dataFolder) => configured ?? Path.Combine(dataFolder ?? ".leadgrid", "link.key");

    /// <exception cref="InvalidOperationException">The file is missing, or holds something else.</exception>
    public static LinkTokens Load(string path, bool mayCreate)
    {
        if (mayCreate && !File.Exists(path))
        {
            Create(path);
        }

        if (!File.Exists(path))
        {
            throw new InvalidOperationException($"The link key {path} is missing: mount the secret of all silos and Apis there, or set Outreach:LinkKeyPath.");
        }

        var keys = File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0).Select(Read).ToArray();
        return keys.Length > 0 && keys.All(key => key is not null)
            ? new LinkTokens(keys!)
            : throw new InvalidOperationException($"The link key {path} is not {Length} bytes in base64 a line: restore it from the backup.");
    }

    private static byte[]? Read(string line)
    {
        var key = new byte[Length];
        return Convert.TryFromBase64String(line, key, out var written) && written == Length ? key : null;
    }

    // A silo and an Api may both find none: whoever is second takes the first one's.
    private static void Create(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var fresh = Path.Combine(folder, $".link-{Guid.NewGuid():N}");
        using (var file = new FileStream(fresh, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length))));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(fresh, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(fresh);
        }
    }
}
