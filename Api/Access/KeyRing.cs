using LeadGrid.Hosting;
using Microsoft.AspNetCore.DataProtection;

namespace LeadGrid.Access;

/// <summary>
/// The keys that seal cookies and tokens: in a folder that only this user reads. A mounted secret cannot be written; then
/// whoever mounts it makes the keys, for all Apis alike.
/// </summary>
internal static class KeyRing
{
    /// <exception cref="StartupFailedException">There is no key, and none can be written.</exception>
    public static void Add(IHostApplicationBuilder builder)
    {
        var configured = builder.Configuration[$"{AccessOptions.Section}:{nameof(AccessOptions.KeyRing)}"];
        var folder = new DirectoryInfo(Path.GetFullPath(configured ?? new AccessOptions().KeyRing));
        Add(builder.Services, folder, MayWrite(folder));
    }

    internal static void Add(IServiceCollection services, DirectoryInfo folder, bool mayMakeKeys)
    {
        if (!mayMakeKeys && (!folder.Exists || !folder.EnumerateFiles("key-*.xml").Any()))
        {
            throw new StartupFailedException($"the key ring {folder.FullName} holds no key and cannot be written: mount the secret of all Apis there, or set Access:KeyRing.");
        }

        var protection = services.AddDataProtection().SetApplicationName("leadgrid").PersistKeysToFileSystem(folder);
        if (!mayMakeKeys)
        {
            // It would be tried when the newest key comes to its end, and fail then, in the middle of a sign-in.
            protection.DisableAutomaticKeyGeneration();
        }
    }

    private static bool MayWrite(DirectoryInfo folder)
    {
        try
        {
            if (!folder.Exists)
            {
                Create(folder);
            }

            var probe = Path.Combine(folder.FullName, $".write-{Environment.ProcessId}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // That is the answer.
            return false;
        }
    }

    private static void Create(DirectoryInfo folder)
    {
        if (OperatingSystem.IsWindows())
        {
            folder.Create();
        }
        else
        {
            Directory.CreateDirectory(folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
