using LeadGrid.Outreach;

namespace LeadGrid.Providers;

/// <summary>
/// A connection to a provider that looks at the clearance immediately before each write. The check that a sender makes is
/// not enough: a process can be suspended between it and the write, and wake when the person has long said no. Over HTTP it
/// stands above TLS, so that handshakes need no clearance; over SMTP below it, where a message's own connection is opened
/// under the message's clearance.
/// </summary>
/// <remarks>
/// The clearance is the writing flow's (<see cref="Clearance.Current"/>): only for protocols in which whoever sends also
/// writes, such as HTTP/1.1 and SMTP. HTTP/2 writes on flows of its own.
/// </remarks>
internal sealed class ClearedStream(Stream inner) : WatchedStream(inner)
{
    protected override void Demand(ReadOnlySpan<byte> bytes)
    {
        if (Clearance.Current is not { IsOver: false })
        {
            throw new NotClearedException();
        }

        WireMark.Touch();
    }
}
