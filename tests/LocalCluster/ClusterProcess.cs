using System.Diagnostics;
using System.Globalization;

namespace LeadGrid.Processes;

/// <summary>One silo or Api of a cluster, a process of its own that can be killed, frozen, stopped and started again.</summary>
public sealed class ClusterProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_endOfKilled = TimeSpan.FromSeconds(20);

    private readonly Func<ProcessPlan> _plan;
    private readonly string _workingDirectory;
    private readonly TimeSpan _startTimeout;
    private Process? _process;

    internal ClusterProcess(string name, int port, string workingDirectory, string log, TimeSpan startTimeout, Func<ProcessPlan> plan)
    {
        (Name, _workingDirectory, Log, _startTimeout, _plan) = (name, workingDirectory, log, startTimeout, plan);
        Url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}"));
    }

    /// <summary><c>silo-1</c>, <c>api-2</c>.</summary>
    public string Name { get; }

    /// <summary>Its HTTP endpoint, which stays the same over restarts.</summary>
    public Uri Url { get; }

    /// <summary>The file of all it has said, over all its starts.</summary>
    public string Log { get; }

    /// <summary>Number of the process that was started last.</summary>
    public int Id => Running.Id;

    public bool HasExited => _process is null || _process.HasExited;

    /// <summary>How it ended.</summary>
    public int ExitCode => Running.ExitCode;

    /// <summary>Its last words, for messages of failed tests.</summary>
    public string LogTail => File.Exists(Log) ? string.Join('\n', File.ReadLines(Log).TakeLast(40)) : "(no log)";

    private Process Running => _process ?? throw new InvalidOperationException($"{Name} was never started.");

    /// <summary>Starts it and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        Launch();
        await ReadyAsync();
    }

    /// <summary>Starts it and waits for nothing.</summary>
    public void Launch()
    {
        if (!HasExited)
        {
            throw new InvalidOperationException($"{Name} is running already.");
        }

        _process?.Dispose();
        var plan = _plan();
        // A session of its own, so that a Ctrl-C for this program is not one for all; and a file for its words, so that it
        // never waits for somebody to read them.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "log=$1; shift; exec setsid \"$@\" >>\"$log\" 2>&1", "sh", Log, "dotnet", plan.Program])
        {
            WorkingDirectory = _workingDirectory,
        };
        foreach (var (setting, value) in plan.Environment)
        {
            start.Environment[setting] = value;
        }

        _process = Process.Start(start)!;
    }

    /// <summary>Waits until <c>/health/ready</c> says yes.</summary>
    /// <exception cref="InvalidOperationException">It has ended, or it took too long; the tail of its log is told.</exception>
    public async Task ReadyAsync()
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        using var patience = new CancellationTokenSource(_startTimeout);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await IsReady(http))
        {
            if (HasExited)
            {
                throw new InvalidOperationException($"{Name} ended with {ExitCode} while it started.\n{LogTail}");
            }

            try
            {
                await beat.WaitForNextTickAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new InvalidOperationException($"{Name} was not ready within {_startTimeout.TotalSeconds:0} s.\n{LogTail}");
            }
        }
    }

    /// <summary><c>kill -9</c>: it gets to do nothing more. Returns when it is gone.</summary>
    public void Kill()
    {
        Running.Kill();
        if (!Running.WaitForExit(s_endOfKilled))
        {
            throw new InvalidOperationException($"{Name} was killed and is still there.");
        }
    }

    /// <summary>SIGSTOP: it does nothing, and the world goes on.</summary>
    public void Freeze() => Signals.Send(Id, Signals.Stop);

    /// <summary>SIGCONT: it goes on, and does not know that the world did.</summary>
    public void Wake() => Signals.Send(Id, Signals.Continue);

    /// <summary>SIGTERM, as Kubernetes ends it, and waits for its end.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="InvalidOperationException">It took longer than <paramref name="timeout"/>; the tail of its log is told.</exception>
    public async Task<int> StopAsync(TimeSpan timeout)
    {
        Terminate();
        return await EndAsync(timeout);
    }

    /// <summary>SIGTERM, without waiting.</summary>
    public void Terminate() => Signals.Send(Id, Signals.Terminate);

    /// <summary>Waits until it has ended by itself, or by a signal before.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync(TimeSpan timeout)
    {
        try
        {
            await Running.WaitForExitAsync().WaitAsync(timeout);
        }
        catch (TimeoutException)
        {
            throw new InvalidOperationException($"{Name} had not ended after {timeout.TotalSeconds:0} s.\n{LogTail}");
        }

        return Running.ExitCode;
    }

    /// <returns>How many activations of that type it holds.</returns>
    public async Task<long> ActivationsAsync(string grainType)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        return Activations.Count(await http.GetStringAsync(new Uri(Url, "/metrics")), grainType);
    }

    /// <summary>Starts it again at the same ports: after a stop where it runs, after whatever has ended it otherwise.</summary>
    public async Task RestartAsync()
    {
        if (!HasExited)
        {
            await StopAsync(TimeSpan.FromSeconds(60));
        }

        await StartAsync();
    }

    /// <summary>Ends it at once.</summary>
    public ValueTask DisposeAsync()
    {
        if (!HasExited)
        {
            Kill();
        }

        _process?.Dispose();
        _process = null;
        return ValueTask.CompletedTask;
    }

    private async Task<bool> IsReady(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(Url, "/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            // It does not listen yet, or is too busy to answer; the patience of the caller ends this.
            return false;
        }
    }
}
