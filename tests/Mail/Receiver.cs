using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using LeadGrid.Testing;

namespace LeadGrid.Mail;

/// <summary>The mail server of <c>receiver.mjs</c>, as a process of its own.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly Channel<JsonNode> _events = Channel.CreateUnbounded<JsonNode>();
    private readonly Task _reading;

    private Receiver(Process process) => (_process, _reading) = (process, Read(process));

    public int Port { get; private set; }

    public static async Task<Receiver> Start(object? settings = null)
    {
        var folder = RepositoryRoot.File("tests", "Mail", "receiver");
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            ArgumentList = { "receiver.mjs", JsonSerializer.Serialize(settings ?? new { }, JsonSerializerOptions.Web) },
        };
        var receiver = new Receiver(Process.Start(start)!);
        receiver.Port = (await receiver.Next("listening"))["port"]!.GetValue<int>();
        return receiver;
    }

    /// <summary>Waits for the next of a kind; others before it are dropped.</summary>
    public async Task<JsonNode> Next(string kind)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var happened = await _events.Reader.ReadAsync(patience.Token);
            if (happened["event"]!.GetValue<string>() == kind)
            {
                return happened;
            }
        }
    }

    /// <summary>Ends it, and says what it has not been asked for.</summary>
    public async Task<JsonNode[]> Rest()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(Patience);
        await _reading;
        var rest = new List<JsonNode>();
        while (_events.Reader.TryRead(out var happened))
        {
            rest.Add(happened);
        }

        return [.. rest];
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await Rest();
        }

        _process.Dispose();
    }

    private async Task Read(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            _events.Writer.TryWrite(JsonNode.Parse(line)!);
        }

        _events.Writer.Complete();
    }
}
