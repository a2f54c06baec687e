using Microsoft.AspNetCore.DataProtection;

namespace LeadGrid.Access;

/// <summary>The keys that seal cookies and tokens: in a folder that only this user reads.</summary>
internal static class KeyRing
{
    public static void Add(IHostApplicationBuilder builder)
    {
        var configured = builder.Configuration[$"{AccessOptions.Section}:{nameof(AccessOptions.KeyRing)}"];
        var folder = new DirectoryInfo(Path.GetFullPath(configured ?? new AccessOptions().KeyRing));
        if (OperatingSystem.IsWindows())
        {
            folder.Create();
        }
        else if (!folder.Exists)
        {
            Directory.CreateDirectory(folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        builder.Services.AddDataProtection()
            .SetApplicationName("leadgrid")
            .PersistKeysToFileSystem(folder);
    }
}
