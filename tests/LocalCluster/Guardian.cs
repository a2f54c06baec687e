using System.Diagnostics;

namespace LeadGrid.Processes;

/// <summary>
/// Kills what a cluster has started when the program that started it is gone, however it ended: a shell that reads its
/// standard input, which ends with that program. Processes are known by their working directories.
/// </summary>
internal sealed class Guardian : IAsyncDisposable
{
    private const string Script = """
        while IFS= read -r line; do
          case $line in
            kill\ *) folder=$(cd "${line#* }" && pwd -P) && kills="$kills|$folder|" ;;
            remove\ *) removes="$removes|${line#* }" ;;
          esac
        done
        for process in /proc/[0-9]*; do
          folder=$(readlink "$process/cwd" 2>/dev/null) || continue
          case $kills in
            *"|$folder|"*) kill -9 "${process#/proc/}" 2>/dev/null ;;
          esac
        done
        IFS='|'
        for folder in $removes; do
          [ -z "$folder" ] || rm -rf "$folder"
        done
        """;

    private readonly Process _shell;

    public Guardian() => _shell = Process.Start(new ProcessStartInfo("setsid", ["/bin/sh", "-c", Script])
    {
        // Away from the folders it watches over, and in a session of its own, so that Ctrl-C does not end it.
        WorkingDirectory = "/",
        RedirectStandardInput = true,
    })!;

    /// <summary>Processes that work in this folder end with this program.</summary>
    public async Task Watch(string folder) => await Tell($"kill {folder}");

    /// <summary>The folder goes with this program.</summary>
    public async Task Remove(string folder) => await Tell($"remove {folder}");

    /// <summary>Does now what would be done at this program's end.</summary>
    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        _shell.Dispose();
    }

    private async Task Tell(string line)
    {
        await _shell.StandardInput.WriteLineAsync(line);
        await _shell.StandardInput.FlushAsync();
    }
}
