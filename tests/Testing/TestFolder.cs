using System.Diagnostics;
using System.Globalization;
using LeadGrid.Storage.Embedded;

namespace LeadGrid.Testing;

/// <summary>Temporary folders that carry their process's number, so that what a killed test run left over is found.</summary>
public static class TestFolder
{
    private const string Prefix = "leadgrid-test-";
    private static int s_count;

    /// <summary>PostgreSQL's npm binaries, shared by all test runs of this machine.</summary>
    public static string NpmBinaries { get; } = Path.Combine(Path.GetTempPath(), "leadgrid-npm-postgres");

    /// <summary>A new folder. Whoever asks for it removes it.</summary>
    public static string Create()
    {
        SweepLeftOvers();
        var name = string.Create(
            CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-{Interlocked.Increment(ref s_count)}");
        return Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), name)).FullName;
    }

    private static void SweepLeftOvers()
    {
        foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), $"{Prefix}*"))
        {
            var process = Path.GetFileName(folder)[Prefix.Length..].Split('-')[0];
            if (!Directory.Exists($"/proc/{process}"))
            {
                Remove(folder);
            }
        }
    }

    private static void Remove(string folder)
    {
        var layout = new Layout(Path.Combine(folder, "postgres"));
        if (PostmasterPid.Read(layout.PostmasterPid) is { } left && left.Serves(layout.Data))
        {
            // Nobody wants its data any more.
            using var server = Process.GetProcessById(left.ProcessId);
            server.Kill();
            server.WaitForExit();
        }

        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another test process, starting at the same moment, swept it.
        }
    }
}
