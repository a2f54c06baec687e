namespace LeadGrid.Compliance;

/// <summary>When something is allowed: spans of time, in order and apart, each with its start and without its end.</summary>
internal sealed class OpenTimes
{
    public static readonly OpenTimes Never = new([]);
    public static readonly OpenTimes Always = new([(DateTimeOffset.MinValue, DateTimeOffset.MaxValue)]);

    private readonly IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> _spans;

    private OpenTimes(IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> spans) => _spans = spans;

    public IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Spans => _spans;

    /// <param name="from">The first instant.</param>
    public static OpenTimes From(DateTimeOffset from) => new([(from, DateTimeOffset.MaxValue)]);

    /// <summary>From the first to the last instant, which both belong to it.</summary>
    public static OpenTimes Through(DateTimeOffset from, DateTimeOffset last) => Of([(from, last.AddTicks(1))]);

    /// <summary>Spans in any order, which may overlap, touch or be empty.</summary>
    public static OpenTimes Of(IEnumerable<(DateTimeOffset From, DateTimeOffset To)> spans)
    {
        var merged = new List<(DateTimeOffset From, DateTimeOffset To)>();
        foreach (var (from, to) in spans.Where(span => span.From < span.To).OrderBy(span => span.From))
        {
            if (merged.Count > 0 && from <= merged[^1].To)
            {
                merged[^1] = (merged[^1].From, to > merged[^1].To ? to : merged[^1].To);
            }
            else
            {
                merged.Add((from, to));
            }
        }

        return new(merged);
    }

    public OpenTimes Or(OpenTimes other) => Of(_spans.Concat(other._spans));

    public OpenTimes And(OpenTimes other)
    {
        var both = new List<(DateTimeOffset From, DateTimeOffset To)>();
        for (var (i, j) = (0, 0); i < _spans.Count && j < other._spans.Count;)
        {
            var (mine, theirs) = (_spans[i], other._spans[j]);
            var from = mine.From > theirs.From ? mine.From : theirs.From;
            var to = mine.To < theirs.To ? mine.To : theirs.To;
            if (from < to)
            {
                both.Add((from, to));
            }

            (i, j) = mine.To < theirs.To ? (i + 1, j) : (i, j + 1);
        }

        return new(both);
    }

    /// <summary>All the time that this is not.</summary>
    public OpenTimes Not()
    {
        var starts = _spans.Select(span => span.To).Prepend(DateTimeOffset.MinValue);
        var ends = _spans.Select(span => span.From).Append(DateTimeOffset.MaxValue);
        return Of(starts.Zip(ends));
    }

    public bool Contains(DateTimeOffset instant) => EndOf(instant) is not null;

    /// <returns>The end of the span that holds the instant; null where none does.</returns>
    public DateTimeOffset? EndOf(DateTimeOffset instant)
    {
        foreach (var (from, to) in _spans)
        {
            if (from <= instant && instant < to)
            {
                return to;
            }
        }

        return null;
    }

    /// <returns>The first instant from <paramref name="from"/> to <paramref name="last"/>, both included; null where there is none.</returns>
    public DateTimeOffset? First(DateTimeOffset from, DateTimeOffset last)
    {
        foreach (var span in _spans)
        {
            if (span.To > from)
            {
                var first = span.From > from ? span.From : from;
                return first <= last ? first : null;
            }
        }

        return null;
    }

    /// <returns>The instant at which so much open time has passed since <paramref name="from"/>; null: not by <paramref name="last"/>.</returns>
    public DateTimeOffset? After(DateTimeOffset from, TimeSpan open, DateTimeOffset last)
    {
        foreach (var span in _spans)
        {
            var start = span.From > from ? span.From : from;
            if (span.To <= start)
            {
                continue;
            }

            if (span.To - start >= open)
            {
                return start + open <= last ? start + open : null;
            }

            open -= span.To - start;
        }

        return null;
    }
}
