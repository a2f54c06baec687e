using LeadGrid.Log;

namespace LeadGrid.Streams;

/// <summary>
/// What the tail has read of a shard and its agent has not yet taken. Bounded: an agent that does not come for it loses it,
/// and the next slice says so by where it begins. Its tail writes on one thread, its agent reads on another.
/// </summary>
internal sealed class ShardInbox(int shard, int limit)
{
    private readonly Lock _gate = new();
    private readonly Queue<LogContainer> _waiting = new();
    private TaskCompletionSource _came = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _events;
    private long _beat;

    public int Shard => shard;

    /// <summary>Up to where the shard has been told. Only the tail's.</summary>
    public LogPosition? Told { get; set; }

    /// <summary>When. Only the tail's.</summary>
    public long ToldAt { get; set; }

    public void Put(LogSlice slice)
    {
        lock (_gate)
        {
            if (_events + slice.Events.Length > limit)
            {
                _waiting.Clear();
                _events = 0;
            }

            _waiting.Enqueue(new LogContainer(slice, _beat++));
            _events += slice.Events.Length;
            _came.TrySetResult();
        }
    }

    /// <summary>At least one container, or none when the wait is ended.</summary>
    public async Task<IReadOnlyList<LogContainer>> Take(int limit, CancellationToken ended)
    {
        Task came;
        lock (_gate)
        {
            came = _came.Task;
        }

        await came.WaitAsync(ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        lock (_gate)
        {
            var taken = new List<LogContainer>();
            while (taken.Count < limit && _waiting.TryDequeue(out var container))
            {
                _events -= container.Slice.Events.Length;
                taken.Add(container);
            }

            if (_waiting.Count == 0 && _came.Task.IsCompleted)
            {
                _came = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return taken;
        }
    }
}
