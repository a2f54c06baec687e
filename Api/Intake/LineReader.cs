namespace LeadGrid.Intake;

/// <summary>A line's bytes, valid until the next is read.</summary>
internal readonly record struct RawLine(ReadOnlyMemory<byte> Bytes, bool TooLong)
{
    public bool IsBlank => Bytes.Span.Trim(" \t\r"u8).IsEmpty;
}

/// <summary>Reads lines of bounded length; the rest of a longer one is passed over.</summary>
internal sealed class LineReader(Stream stream, int maximum)
{
    private readonly byte[] _buffer = new byte[maximum + 1];
    private int _start;
    private int _end;
    private bool _ended;

    /// <returns>Null at the end.</returns>
    public async ValueTask<RawLine?> Next(CancellationToken cancellation)
    {
        var tooLong = false;
        var searched = 0;
        while (true)
        {
            var newline = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                return Take(searched + newline, skip: 1, tooLong);
            }

            if (_ended)
            {
                return _end > _start || tooLong ? Take(_end - _start, skip: 0, tooLong) : null;
            }

            searched = _end - _start;
            if (searched == _buffer.Length)
            {
                tooLong = true;
                (_start, _end, searched) = (0, 0, 0);
            }
            else if (_start > 0)
            {
                _buffer.AsSpan(_start, searched).CopyTo(_buffer);
                (_start, _end) = (0, searched);
            }

            var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellation);
            _ended = read == 0;
            _end += read;
        }
    }

    private RawLine Take(int length, int skip, bool tooLong)
    {
        var line = new RawLine(_buffer.AsMemory(_start, tooLong ? 0 : length), tooLong);
        _start += length + skip;
        return line;
    }
}
