using System.Globalization;

namespace LeadGrid.Faults.Inflicted;

/// <summary>
/// Lets PostgreSQL write no file past a few kilobytes, by a limit that every process may set for those of its own user.
/// That hits the write-ahead log: the server cannot go on, as with a full disk under its log.
/// </summary>
internal sealed class FileLimit(Stage stage) : FullDisk
{
    private const int Bytes = 256 * 1024;

    public override Task Fill() => Limit($"{Bytes}:");

    public override async Task Free()
    {
        await Limit("unlimited:");
        // Without room for its log it has ended itself, or is about to: whoever runs it starts it again.
        await stage.Cluster.Postgres.KillAsync();
        await stage.Cluster.Postgres.StartAsync();
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // The postmaster's limit is inherited by what it forks from now on; those that are there get theirs as well.
    private async Task Limit(string soft)
    {
        var data = Path.Combine(stage.Cluster.Postgres.Folder, "data");
        var servers = Directory.EnumerateDirectories("/proc")
            .Where(f => char.IsAsciiDigit(Path.GetFileName(f)[0]) && new FileInfo(Path.Combine(f, "cwd")).LinkTarget == data)
            .Select(f => int.Parse(Path.GetFileName(f), CultureInfo.InvariantCulture));
        foreach (var server in servers)
        {
            // One that has just ended needs none.
            await Shell.Try("prlimit", "--pid", server.ToString(CultureInfo.InvariantCulture), $"--fsize={soft}");
        }
    }
}
