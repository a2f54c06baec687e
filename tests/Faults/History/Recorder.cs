namespace LeadGrid.Faults.History;

/// <summary>Takes down what happens, from any number of clients at once; nothing is ever taken back.</summary>
/// <param name="to">Where each entry goes as well, as a line of its own; null: it stays in memory.</param>
internal sealed class Recorder(TimeProvider time, TextWriter? to = null)
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<long, DateTimeOffset> _open = [];
    private long _operations;

    /// <summary>Notes the beginning of an operation, before anything of it is sent.</summary>
    /// <returns>Its number.</returns>
    public long Invoke(string client, string api, ClientRequest request)
    {
        lock (_gate)
        {
            var number = ++_operations;
            Append(at => new Invoked(at, number, client, api, request));
            _open[number] = _entries[^1].At;
            return number;
        }
    }

    public void Answer(long operation, Answer answer)
    {
        lock (_gate)
        {
            Append(at => new Answered(at, operation, answer));
            if (_open.Remove(operation, out var began) && answer is Posted && began > NewestServed)
            {
                NewestServed = began;
            }
        }
    }

    /// <summary>When the newest post that was served began.</summary>
    public DateTimeOffset NewestServed { get; private set; }

    public void Inflict(string what) => Append(at => new Inflicted(at, what));

    public void Watch(string browser, string view, string api, string? epoch, long? seq) =>
        Append(at => new Watched(at, browser, view, api, epoch, seq));

    public void Frame(string browser, Frame frame) => Append(at => new Framed(at, browser, frame));

    public void End(string browser, string why, bool final) => Append(at => new Ended(at, browser, why, final));

    public RunHistory ToHistory()
    {
        lock (_gate)
        {
            to?.Flush();
            return new RunHistory([.. _entries]);
        }
    }

    // The time is read under the lock: the order of entries is the order of times.
    private void Append(Func<DateTimeOffset, Entry> made)
    {
        lock (_gate)
        {
            var entry = made(time.GetUtcNow());
            _entries.Add(entry);
            to?.WriteLine(HistoryFile.Line(entry));
        }
    }
}
