using System.Collections;
using System.Globalization;

namespace LeadGrid.Benchmarks;

/// <summary>What one watcher has seen of the rows numbered <paramref name="first"/> onwards. For its reader alone.</summary>
internal sealed class Arrivals(int first, int count)
{
    private readonly BitArray _seen = new(count);

    /// <summary>From the row's judgement to the decoded frame; one figure a row.</summary>
    public List<float> Milliseconds { get; } = [];

    public int Count => Milliseconds.Count;

    public void Add(SeenRow row, long now)
    {
        // "lead123@mail.example.org"
        var text = row.Email.AsSpan();
        var number = int.Parse(text[4..text.IndexOf('@')], CultureInfo.InvariantCulture) - first;
        if (number >= 0 && number < _seen.Length && !_seen[number])
        {
            _seen[number] = true;
            Milliseconds.Add(now - row.UpdatedAt);
        }
    }
}
