using LeadGrid.Outreach;

namespace LeadGrid.Providers.Mail;

/// <summary>
/// The wire to the mail server, under TLS: nothing is written but under a clearance that is not over. Whoever writes is the flow
/// of control that sends, so that a connection which outlives a message is bound to the clearance of the next.
/// </summary>
internal sealed class ClearedStream(Stream wire) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override bool CanTimeout => wire.CanTimeout;

    public override int ReadTimeout
    {
        get => wire.ReadTimeout;
        set => wire.ReadTimeout = value;
    }

    public override int WriteTimeout
    {
        get => wire.WriteTimeout;
        set => wire.WriteTimeout = value;
    }

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Demand();
        wire.Write(buffer);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Demand();
        return wire.WriteAsync(buffer, cancellationToken);
    }

    public override int Read(byte[] buffer, int offset, int count) => wire.Read(buffer, offset, count);

    public override int Read(Span<byte> buffer) => wire.Read(buffer);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        wire.ReadAsync(buffer, offset, count, cancellationToken);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        wire.ReadAsync(buffer, cancellationToken);

    public override void Flush() => wire.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => wire.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            wire.Dispose();
        }

        base.Dispose(disposing);
    }

    private static void Demand()
    {
        if (Clearance.Current is not { IsOver: false })
        {
            throw new NotClearedException();
        }
    }
}
