using System.Runtime.Versioning;
using System.Security.Cryptography;
using LeadGrid.Hosting;

namespace LeadGrid.Storage.Embedded;

/// <summary>Makes PostgreSQL's data directory, once.</summary>
[SupportedOSPlatform("linux")]
internal static class DataDirectory
{
    // initdb writes 40 MB, the first checkpoints as much again.
    private const long SpaceForStart = 200L << 20;

    /// <exception cref="StartupFailedException"><c>initdb</c> failed; its output is in the server's log.</exception>
    public static async Task InitialiseAsync(
        Layout layout, PostgresBinaries binaries, ServerUser user, CancellationToken cancellation)
    {
        if (new DriveInfo(layout.Root).AvailableFreeSpace < SpaceForStart)
        {
            throw layout.DiskFull();
        }

        if (Directory.Exists(layout.Data))
        {
            throw new StartupFailedException(
                $"'{layout.Data}' exists but is not a PostgreSQL data directory; move it away, or choose another data folder "
                + "(LeadGrid:DataFolder).");
        }

        // Everything happens in a folder beside it, and the rename is the last step: an interrupted first start leaves
        // nothing that looks like a database.
        var work = $"{layout.Data}.new";
        if (Directory.Exists(work))
        {
            Directory.Delete(work, recursive: true);
        }

        Directory.CreateDirectory(work);
        var data = Path.Combine(work, "data");
        var secret = Path.Combine(work, "password");
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        WriteSecret(layout.Password, password);
        WriteSecret(secret, password);
        await user.OwnAsync(work, cancellation);

        var outcome = await InitdbAsync("C.UTF-8");
        if (!outcome.Succeeded && outcome.Output.Contains("invalid locale", StringComparison.Ordinal))
        {
            outcome = await InitdbAsync("C");
        }

        if (!outcome.Succeeded)
        {
            await File.AppendAllTextAsync(layout.Log, outcome.Output, cancellation);
            throw outcome.Output.Contains("No space left", StringComparison.Ordinal)
                ? layout.DiskFull()
                : new StartupFailedException(
                    $"PostgreSQL could not create its data directory ({outcome.LastLine}); '{layout.Log}' has its whole "
                    + "output. Mend that, or set ConnectionStrings:leadgrid.");
        }

        File.Delete(secret);
        await File.AppendAllTextAsync(
            Path.Combine(data, "postgresql.conf"), $"\ninclude_if_exists '{ServerSettings.FileName}'\n", cancellation);
        await File.WriteAllTextAsync(
            Path.Combine(data, "pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n", cancellation);
        Directory.Move(data, layout.Data);
        Directory.Delete(work, recursive: true);

        Task<ExternalCommand.Outcome> InitdbAsync(string locale) => user.RunAsync(
            [binaries["initdb"], "-D", data, "--encoding=UTF8", $"--locale={locale}", $"--username={EmbeddedPostgres.Superuser}",
             "--auth=scram-sha-256", $"--pwfile={secret}", "--no-instructions"],
            work, cancellation);
    }

    private static void WriteSecret(string path, string text)
    {
        File.Delete(path);
        using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        using var writer = new StreamWriter(file);
        writer.Write(text);
    }
}
