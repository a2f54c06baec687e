using LeadGrid.Log;
using Orleans.Streams;

namespace LeadGrid.Streams;

/// <summary>The end of a slice, as Orleans' streams want to know it.</summary>
/// <param name="position">The last event's position, or the log's edge.</param>
/// <param name="beat">
/// Orders slices that end at the same place: an idle log's. Orleans takes a second slice with the token of the first for
/// the first, and would never deliver it.
/// </param>
[GenerateSerializer, Immutable, Alias("log-token")]
internal sealed class LogToken(LogPosition position, long beat) : StreamSequenceToken
{
    [Id(0)]
    public LogPosition Position { get; private set; } = position;

    [Id(1)]
    public long Beat { get; private set; } = beat;

    /// <summary>Orleans compares by this and <see cref="EventIndex"/> in places; within an epoch they say the same as the position.</summary>
    public override long SequenceNumber
    {
        get => unchecked((long)Position.Transaction);
        protected set => throw new NotSupportedException("A place in the log does not change.");
    }

    public override int EventIndex
    {
        get => Position.Ordinal;
        protected set => throw new NotSupportedException("A place in the log does not change.");
    }

    public override int CompareTo(StreamSequenceToken? other)
    {
        if (other is not LogToken token)
        {
            return other is null ? 1 : throw new ArgumentException("Only places in the log compare with each other.", nameof(other));
        }

        var position = Position.CompareTo(token.Position);
        return position != 0 ? position : Beat.CompareTo(token.Beat);
    }

    public override bool Equals(StreamSequenceToken? other) => other is LogToken token && CompareTo(token) == 0;

    public override bool Equals(object? obj) => Equals(obj as StreamSequenceToken);

    public override int GetHashCode() => HashCode.Combine(Position, Beat);

    public override string ToString() => $"{Position}+{Beat}";
}
