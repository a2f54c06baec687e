using LeadGrid.Outreach;

namespace LeadGrid.Providers;

/// <summary>
/// A connection to a provider on which one can ask and nothing else: HTTP/1.1 requests of method GET, without a body, one after another.
/// Any other byte is not written, so that no message can leave here, whatever mistake is made above. It needs no clearance.
/// </summary>
internal sealed class AskingStream(Stream inner) : WatchedStream(inner)
{
    private readonly Lock _gate = new();

    // How far into a request's beginning, and how much of the empty line that ends its head.
    private int _begun;
    private int _ending;

    private static ReadOnlySpan<byte> Beginning => "GET /"u8;

    private static ReadOnlySpan<byte> Ending => "\r\n\r\n"u8;

    protected override void Demand(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            foreach (var letter in bytes)
            {
                Read(letter);
            }
        }
    }

    private void Read(byte letter)
    {
        if (_begun < Beginning.Length)
        {
            // What follows a head is the next one's beginning: a body is not.
            _begun = Beginning[_begun] == letter ? _begun + 1 : throw new NotClearedException();
            return;
        }

        _ending = Ending[_ending] == letter ? _ending + 1 : letter == Ending[0] ? 1 : 0;
        if (_ending == Ending.Length)
        {
            (_begun, _ending) = (0, 0);
        }
    }
}
