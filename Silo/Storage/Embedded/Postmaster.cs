using System.Diagnostics;
using LeadGrid.Hosting;

namespace LeadGrid.Storage.Embedded;

/// <summary>Starts, adopts and stops the server process of one data directory. The caller holds the folder's lock.</summary>
internal sealed partial class Postmaster(
    Layout layout, PostgresBinaries binaries, ServerUser user, EmbeddedPostgresOptions options, ILogger logger)
{
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_leaving = TimeSpan.FromSeconds(10);
    private const long LogLimit = 8L << 20;

    // A port that was free when we looked can be taken a moment later.
    private const int PortAttempts = 3;

    /// <summary>The port of a server that accepts connections.</summary>
    /// <exception cref="StartupFailedException">It could not be started.</exception>
    public async Task<int> StartOrAdoptAsync(CancellationToken cancellation)
    {
        if (await AdoptAsync(cancellation) is { } adopted)
        {
            LogAdopted(logger, adopted.ProcessId, adopted.Port);
            return adopted.Port;
        }

        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort.Choose(layout.Port);
            var (started, said) = await TryStartAsync(port, cancellation);
            if (started)
            {
                LogStarted(logger, binaries.Major, port, layout.Data);
                return port;
            }

            var portTaken = said.Contains("could not create any TCP/IP sockets", StringComparison.Ordinal);
            if (!portTaken || attempt == PortAttempts)
            {
                throw Explain(said);
            }

            File.Delete(layout.Port);
        }
    }

    /// <summary>
    /// Rolls back what is open, writes a checkpoint and ends the server; a no-op when none runs. Once it returns no process
    /// works in the data directory any more, so that the folder may be moved or deleted.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        var running = PostmasterPid.Read(layout.PostmasterPid);
        var outcome = await PgCtlAsync(cancellation, "stop", "-m", "fast", "-w", "-t", "60");
        if (outcome.Succeeded)
        {
            // pg_ctl waits for the server's file to go, which the server deletes shortly before it ends.
            if (await EveryoneLeavesAsync(cancellation))
            {
                LogStopped(logger, layout.Data);
            }
            else
            {
                LogNotStopped(logger, running?.ProcessId ?? 0, "its processes have not ended");
            }
        }
        else if (PostmasterPid.Read(layout.PostmasterPid) is { } left && left.Serves(layout.Data))
        {
            LogNotStopped(logger, left.ProcessId, outcome.LastLine);
        }
    }

    private async Task<bool> EveryoneLeavesAsync(CancellationToken cancellation)
    {
        var begun = Stopwatch.GetTimestamp();
        while (PostmasterPid.AnyoneWorksIn(layout.Data))
        {
            if (Stopwatch.GetElapsedTime(begun) > s_leaving)
            {
                return false;
            }

            await Task.Delay(s_poll, cancellation);
        }

        return true;
    }

    // A server that a kill -9 of the program left over: still running, perhaps still starting, perhaps on its way down.
    private async Task<PostmasterPid?> AdoptAsync(CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(options.StartTimeout);
        using var poll = new PeriodicTimer(s_poll);
        try
        {
            while (PostmasterPid.Read(layout.PostmasterPid) is { } found)
            {
                if (!found.Serves(layout.Data) && !PostmasterPid.AnyoneWorksIn(layout.Data))
                {
                    // A dead server's file is PostgreSQL's own business. Only when the number is taken by now would it
                    // refuse to start, and somebody had to find this file and delete it.
                    if (found.NumberIsTaken)
                    {
                        File.Delete(layout.PostmasterPid);
                    }

                    return null;
                }

                if (found.Ready && found.Serves(layout.Data))
                {
                    return found;
                }

                await poll.WaitForNextTickAsync(patience.Token);
            }

            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw NotReady();
        }
    }

    private async Task<(bool Started, string Said)> TryStartAsync(int port, CancellationToken cancellation)
    {
        await File.WriteAllTextAsync(
            Path.Combine(layout.Data, ServerSettings.FileName), ServerSettings.Write(port, options.Settings), cancellation);
        await user.OwnAsync(Path.Combine(layout.Data, ServerSettings.FileName), cancellation);
        RotateLog();
        var before = LogLength();

        // pg_ctl gives the server a session of its own: Ctrl-C in the terminal reaches LeadGrid first, which drains before
        // it stops the database.
        var seconds = ((int)options.StartTimeout.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var outcome = await PgCtlAsync(cancellation, "start", "-w", "-t", seconds, "-l", layout.Log);
        return (outcome.Succeeded, outcome.Output + await LogSinceAsync(before, cancellation));
    }

    private Task<ExternalCommand.Outcome> PgCtlAsync(CancellationToken cancellation, params string[] arguments) =>
        user.RunAsync([binaries["pg_ctl"], "-D", layout.Data, .. arguments], layout.Data, cancellation);

    private StartupFailedException Explain(string said)
    {
        if (said.Contains("No space left on device", StringComparison.Ordinal))
        {
            return layout.DiskFull();
        }

        if (said.Contains("did not start in time", StringComparison.Ordinal))
        {
            return NotReady();
        }

        var reason = said.Split('\n').LastOrDefault(line => line.Contains("FATAL:", StringComparison.Ordinal));
        reason = reason?[(reason.IndexOf("FATAL:", StringComparison.Ordinal) + "FATAL:".Length)..].Trim();
        return new StartupFailedException(
            $"PostgreSQL did not start ({reason ?? "it gave no reason"}); '{layout.Log}' has its output. Mend that, or set "
            + "ConnectionStrings:leadgrid.");
    }

    private StartupFailedException NotReady() => new(
        $"PostgreSQL was not ready within {options.StartTimeout.TotalSeconds:0} s; '{layout.Log}' says what it is doing. "
        + "After a crash it replays its log: start LeadGrid again in a while.");

    private long LogLength() => File.Exists(layout.Log) ? new FileInfo(layout.Log).Length : 0;

    private void RotateLog()
    {
        if (LogLength() > LogLimit)
        {
            File.Move(layout.Log, $"{layout.Log}.1", overwrite: true);
        }
    }

    private async Task<string> LogSinceAsync(long position, CancellationToken cancellation)
    {
        if (!File.Exists(layout.Log))
        {
            return "";
        }

        await using var file = new FileStream(layout.Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = Math.Min(position, file.Length);
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync(cancellation);
    }
}
