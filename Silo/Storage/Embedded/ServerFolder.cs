using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using LeadGrid.Hosting;

namespace LeadGrid.Storage.Embedded;

/// <summary>Chooses and prepares the folder in which one embedded server lives.</summary>
[SupportedOSPlatform("linux")]
internal static class ServerFolder
{
    private const UnixFileMode Traversable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>
    /// The folder asked for; or, where the server's user cannot get there (root's home has mode 0700), a folder under
    /// <c>/var/lib/leadgrid</c> that belongs to it.
    /// </summary>
    /// <exception cref="StartupFailedException">A folder cannot be written, or another program uses it.</exception>
    public static async Task<Layout> ChooseAsync(string dataDirectory, ServerUser user, CancellationToken cancellation)
    {
        Create(Path.GetFullPath(dataDirectory));
        var asked = await RealPathAsync(Path.GetFullPath(dataDirectory), cancellation);
        var here = Path.Combine(asked, "postgres");
        Create(here);
        if (await user.CanEnterAsync(here, cancellation))
        {
            return new Layout(here);
        }

        // The folder's own mark goes into the name: one that was deleted and made again, with a new master key, must not
        // find the old one's data, which it could not open.
        var mark = await MarkAsync(asked, cancellation);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{asked}\n{mark}")))[..16];
        var elsewhere = Path.Combine("/var/lib/leadgrid", hash);
        Create("/var/lib/leadgrid");
        Create(elsewhere);
        if (!await user.CanEnterAsync(elsewhere, cancellation))
        {
            throw new StartupFailedException(
                $"The user '{user.Name}', whom PostgreSQL runs as, can enter neither '{here}' nor '{elsewhere}'; "
                + "choose another data folder (LeadGrid:DataFolder), or set ConnectionStrings:leadgrid.");
        }

        return new Layout(elsewhere, Relocated: true);
    }

    private static async Task<string> MarkAsync(string folder, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, "instance");
        if (!File.Exists(file))
        {
            await File.WriteAllTextAsync(file, Guid.NewGuid().ToString("N"), cancellation);
        }

        return await File.ReadAllTextAsync(file, cancellation);
    }

    // A running server is recognised by its working directory, which the kernel gives without symbolic links.
    private static async Task<string> RealPathAsync(string directory, CancellationToken cancellation) =>
        (await ExternalCommand.RunAsync(["realpath", directory], "/", cancellation)).Output.TrimEnd('\n');

    /// <summary>
    /// Claims the folder for this process. The lock goes with the process, however it ends; the server it started may
    /// outlive it.
    /// </summary>
    public static FileStream Claim(Layout layout)
    {
        try
        {
            return new FileStream(layout.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken)
        {
            throw new StartupFailedException(
                $"Another LeadGrid is running on the data in '{layout.Root}'; stop it first, or start this one with "
                + "another data folder (LeadGrid:DataFolder).", taken);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw NotWritable(layout.Root, denied);
        }
    }

    public static void Create(string directory)
    {
        try
        {
            if (!Directory.Exists(directory))
            {
                Directory.CreateDirectory(directory, Traversable);
            }

            // That the folder is there says nothing about writing: try.
            var probe = Path.Combine(directory, $".write-{Environment.ProcessId}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(directory, failed);
        }
    }

    private static StartupFailedException NotWritable(string directory, Exception inner) => new(
        $"The data folder '{directory}' cannot be written ({inner.Message.TrimEnd('.')}); make it writable, free space, "
        + "choose another one (LeadGrid:DataFolder), or set ConnectionStrings:leadgrid.", inner);
}
