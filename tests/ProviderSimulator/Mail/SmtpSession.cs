using System.Text;

namespace LeadGrid.Simulation.Mail;

/// <summary>One connection's conversation: as much of RFC 5321 as a client without pipelining and TLS needs.</summary>
internal sealed class SmtpSession(Stream stream, Action<Letter> take, Clock clock) : IDisposable
{
    private const int MaximumLetter = 16 * 1024 * 1024;
    private const int MaximumRecipients = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5); // RFC 5321, 4.5.3.2.7.

    // One letter a byte: what is written is kept as it came.
    private readonly StreamReader _reader = new(stream, Encoding.Latin1, detectEncodingFromByteOrderMarks: false);
    private readonly List<string> _to = [];
    private string? _from;

    public async Task Run(CancellationToken cancellation)
    {
        await Say("220 simulator ESMTP", cancellation);
        while (await Line(cancellation) is { } line)
        {
            var ended = line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase);
            await Say(ended ? "221 Bye" : await Answer(line, cancellation), cancellation);
            if (ended)
            {
                return;
            }
        }
    }

    public void Dispose() => _reader.Dispose();

    private async Task<string> Answer(string line, CancellationToken cancellation)
    {
        switch (line.Split([' ', ':'], 2)[0].ToUpperInvariant())
        {
            case "EHLO":
                return $"250-simulator\r\n250-8BITMIME\r\n250 SIZE {MaximumLetter}";
            case "HELO" or "NOOP":
                return "250 Ok";
            case "RSET":
                Forget();
                return "250 Ok";
            case "MAIL":
                Forget();
                _from = Path(line);
                return "250 Ok";
            case "RCPT" when _from is not null && _to.Count < MaximumRecipients:
                _to.Add(Path(line));
                return "250 Ok";
            case "DATA" when _to.Count > 0:
                return await Letter(cancellation);
            case "RCPT" or "DATA":
                return "503 Not in this order, or too many";
            default:
                return "502 Not known here";
        }
    }

    private async Task<string> Letter(CancellationToken cancellation)
    {
        await Say("354 Go on, and end with a dot", cancellation);
        var source = new StringBuilder();
        while (await Line(cancellation) is { } line)
        {
            if (line == ".")
            {
                var letter = new Letter(_from!, [.. _to], Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(source.ToString())), clock.Now());
                Forget();
                take(letter);
                return "250 Taken";
            }

            // A line's first dot is doubled on the way (RFC 5321, 4.5.2).
            source.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            if (source.Length > MaximumLetter)
            {
                throw new IOException("The letter is too long: its sender is hung up on.");
            }
        }

        throw new EndOfStreamException("The letter's sender hung up.");
    }

    private void Forget()
    {
        _from = null;
        _to.Clear();
    }

    private static string Path(string line)
    {
        var (start, end) = (line.IndexOf('<', StringComparison.Ordinal), line.IndexOf('>', StringComparison.Ordinal));
        return start >= 0 && end > start ? line[(start + 1)..end] : "";
    }

    private async Task<string?> Line(CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        return await _reader.ReadLineAsync(patience.Token);
    }

    private async Task Say(string answer, CancellationToken cancellation) =>
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\r\n"), cancellation);
}
