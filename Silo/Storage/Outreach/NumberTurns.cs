using LeadGrid.Outreach;

namespace LeadGrid.Storage.Outreach;

/// <summary>
/// One number's turns in this process. Whoever asks while the database is being asked waits for the next statement, which asks for
/// all of them: each statement holds the number's row until it is on disk, and a hundred in a row would be all that a second has.
/// </summary>
internal sealed class NumberTurns(string number, SendingSlots slots, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Queue<Waiting> _waiting = new();
    private decimal _rate;
    private bool _asking;

    public Task<SendingTurn?> Take(decimal perSecond, int parts, TimeSpan ahead, CancellationToken cancellation)
    {
        var waiting = new Waiting(perSecond, parts, ahead, cancellation);
        lock (_lock)
        {
            _waiting.Enqueue(waiting);
            if (!_asking)
            {
                _asking = true;
                _ = Task.Run(Ask, CancellationToken.None);
            }
        }

        return waiting.Turn.Task.WaitAsync(cancellation);
    }

    private async Task Ask()
    {
        while (Next() is { Count: > 0 } together)
        {
            try
            {
                await Give(together);
            }
            catch (Exception fault)
            {
                // Each of them is told, and asks again by itself.
                together.ForEach(waiting => waiting.Turn.TrySetException(fault));
            }
        }
    }

    /// <summary>Those whose turns make up a second, at most: further ahead others may be first.</summary>
    private List<Waiting> Next()
    {
        var together = new List<Waiting>();
        lock (_lock)
        {
            var parts = 0;
            while (_waiting.TryPeek(out var first) && (together.Count == 0 || (first.PerSecond == together[0].PerSecond && parts + first.Parts <= first.PerSecond)))
            {
                _waiting.Dequeue();
                if (!first.Cancellation.IsCancellationRequested)
                {
                    together.Add(first);
                    parts += first.Parts;
                }
            }

            _asking = together.Count > 0;
        }

        return together;
    }

    private async Task Give(List<Waiting> together)
    {
        var rate = together[0].PerSecond;
        if (rate != _rate)
        {
            await slots.SetRate(number, SendingTurns.Spaced(rate), CancellationToken.None);
            _rate = rate;
        }

        // Who can wait the least comes first, and alone goes without where that is too long.
        var rest = together.OrderBy(waiting => waiting.Ahead).ToList();
        while (rest.Count > 0)
        {
            var given = await slots.Reserve(number, [.. rest.Select(waiting => waiting.Parts)], rest[0].Ahead, CancellationToken.None);
            var now = time.GetTimestamp();
            var told = given.Count > 0 ? given.Count : rest.TakeWhile(waiting => waiting.Ahead == rest[0].Ahead).Count();
            for (var i = 0; i < told; i++)
            {
                rest[i].Turn.TrySetResult(given.Count > 0 ? new SendingTurn(now, given[i].Wait) : null);
            }

            rest.RemoveRange(0, told);
        }
    }

    private sealed record Waiting(decimal PerSecond, int Parts, TimeSpan Ahead, CancellationToken Cancellation)
    {
        public TaskCompletionSource<SendingTurn?> Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
