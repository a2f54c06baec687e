using System.Globalization;

namespace LeadGrid.Storage.Embedded;

/// <summary>
/// What a running server says of itself in <c>postmaster.pid</c>: process id, data directory, start time, port, socket
/// directory, address, shared memory, status, each on a line of its own.
/// </summary>
internal sealed record PostmasterPid(int ProcessId, int Port, string Status)
{
    public bool Ready => Status == "ready";

    /// <summary>Null: no server, or one that has only begun to write the file.</summary>
    public static PostmasterPid? Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        return Parse(lines);
    }

    internal static PostmasterPid? Parse(IReadOnlyList<string> lines) =>
        lines.Count >= 4
        && int.TryParse(lines[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out var processId)
        && int.TryParse(lines[3], NumberStyles.Integer, CultureInfo.InvariantCulture, out var port)
            ? new PostmasterPid(processId, port, lines.Count >= 8 ? lines[7].Trim() : "starting")
            : null;

    /// <summary>
    /// Whether that process is the server of this data directory. The number alone proves nothing: after a reboot it may be
    /// anyone's.
    /// </summary>
    public bool Serves(string dataDirectory) => WorksIn($"/proc/{ProcessId}", dataDirectory);

    /// <summary>Whether the number is taken: by the server, by a stranger, or by a dead process that nobody has reaped.</summary>
    public bool NumberIsTaken => Directory.Exists($"/proc/{ProcessId}");

    /// <summary>
    /// Whether any process of a server still works in this data directory. The children of a server that was killed may
    /// outlive it for a moment.
    /// </summary>
    public static bool AnyoneWorksIn(string dataDirectory) => Directory.EnumerateDirectories("/proc")
        .Where(process => char.IsAsciiDigit(Path.GetFileName(process)[0]))
        .Any(process => WorksIn(process, dataDirectory));

    // Every process of a PostgreSQL server has the data directory for its working directory.
    private static bool WorksIn(string process, string dataDirectory)
    {
        try
        {
            return new FileInfo(Path.Combine(process, "cwd")).LinkTarget is { } target
                && Path.TrimEndingDirectorySeparator(target) == Path.TrimEndingDirectorySeparator(dataDirectory);
        }
        catch (Exception foreign) when (foreign is UnauthorizedAccessException or IOException)
        {
            // Somebody else's process, or one that has just ended.
            return false;
        }
    }
}
