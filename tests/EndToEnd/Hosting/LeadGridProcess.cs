using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using LeadGrid.Testing;

namespace LeadGrid.Hosting;

/// <summary>The real program in a process of its own, in a folder of its own.</summary>
public sealed class LeadGridProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly TaskCompletionSource _welcomed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LeadGridProcess(Process process, string folder) => (_process, Folder) = (process, folder);

    public string Folder { get; }

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Complete once the process has ended.</summary>
    public string Errors
    {
        get
        {
            lock (_errors)
            {
                return _errors.ToString();
            }
        }
    }

    /// <summary>Starts it and waits until it says that it is there.</summary>
    public static async Task<LeadGridProcess> Run(string folder, int? port = null, params (string Name, string Value)[] settings)
    {
        var program = Start(folder, port ?? FreePort(), settings);
        try
        {
            var ended = program._process.WaitForExitAsync();
            if (await Task.WhenAny(program._welcomed.Task, ended).WaitAsync(Patience) == ended)
            {
                throw new InvalidOperationException($"LeadGrid ended with {program._process.ExitCode} while it started.\n{program.Output}\n{program.Errors}");
            }

            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it and waits for nothing.</summary>
    public static LeadGridProcess Start(string folder, int port, params (string Name, string Value)[] settings)
    {
        // bin/<configuration>/<framework>: the program is built as this assembly is.
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var program = RepositoryRoot.File("Api", "bin", own.Parent!.Name, own.Name, "LeadGrid.Api.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--urls", string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}")])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development" },
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var process = new Process { StartInfo = start };
        var running = new LeadGridProcess(process, folder);
        process.OutputDataReceived += (_, line) => running.Take(running._output, line.Data);
        process.ErrorDataReceived += (_, line) => running.Take(running._errors, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return running;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Ctrl-C, and what comes of it.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> Interrupt()
    {
        Signals.Send(_process.Id, Signals.Interrupt);
        return Ended();
    }

    /// <summary><c>kill -9</c>: the program gets to do nothing more.</summary>
    public Task<int> Kill()
    {
        _process.Kill();
        return Ended();
    }

    /// <returns>The exit code.</returns>
    public async Task<int> Ended()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await Interrupt();
        }

        _process.Dispose();
    }

    private void Take(StringBuilder to, string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (to)
        {
            to.AppendLine(line);
        }

        if (line.StartsWith("LeadGrid is at ", StringComparison.Ordinal))
        {
            _welcomed.TrySetResult();
        }
    }
}
