using System.Net.Sockets;

namespace LeadGrid.Testing;

/// <summary>A COMMIT that a program has sent and its server has not got.</summary>
public sealed class ProxiedCommit
{
    private readonly TcpClient _program;
    private readonly TcpClient _server;
    private readonly ReadOnlyMemory<byte> _piece;
    private readonly Task _answers;

    internal ProxiedCommit(TcpClient program, TcpClient server, ReadOnlyMemory<byte> piece, Task answers) =>
        (_program, _server, _piece, _answers) = (program, server, piece, answers);

    /// <summary>At once and with a reset: it does not get an answer that is on its way.</summary>
    public void LoseTheProgram()
    {
        _program.Client.LingerState = new LingerOption(true, 0);
        _program.Close();
    }

    /// <summary>The server gets it.</summary>
    public async Task Send() => await _server.GetStream().WriteAsync(_piece);

    /// <summary>Waits until the server has answered, and so has done it, or is gone. Only once the program is lost.</summary>
    public Task IsDone() => _answers; // They end with the first that the program is no longer there to get.
}
