namespace LeadGrid.Testing;

/// <summary>
/// Sees COMMIT pass on one connection of PostgreSQL's protocol: as a text, and afterwards by the name under which the
/// driver has prepared it.
/// </summary>
internal sealed class CommitSpotter
{
    private byte[]? _name;

    /// <summary>Whether a COMMIT is asked for in this piece.</summary>
    public bool In(ReadOnlySpan<byte> piece)
    {
        var at = piece.IndexOf("COMMIT\0"u8);
        if (at < 0)
        {
            // Bind: an unnamed portal, then the statement's name.
            return _name is not null && piece.IndexOf(_name) >= 0;
        }

        // Parse: the name of the statement, then its text. Before the name stands its message's length: no letter.
        var begin = at - 1;
        while (begin > 0 && piece[begin - 1] > ' ')
        {
            begin--;
        }

        if (at > 0 && piece[at - 1] == 0 && begin < at - 1)
        {
            _name = [0, .. piece[begin..at]];
        }

        return true;
    }
}
