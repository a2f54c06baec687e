using System.Runtime.CompilerServices;

namespace LeadGrid.Intake;

internal static class AsyncChunks
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Slices of up to <paramref name="size"/>. A slice that is not full goes out when the source pauses, so that whoever
    /// sends line by line and waits for each answer is answered; and when the source fails, before its fault does.
    /// </summary>
    public static async IAsyncEnumerable<IReadOnlyList<T>> Chunk<T>(
        this IAsyncEnumerable<T> source, int size, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var items = source.GetAsyncEnumerator(cancellation);
        var next = items.MoveNextAsync().AsTask();
        try
        {
            var slice = new List<T>(size);
            while (true)
            {
                if (slice.Count > 0 && !await IsHere(next, cancellation))
                {
                    yield return slice;
                    slice = new List<T>(size);
                }

                if (next.IsFaulted && slice.Count > 0)
                {
                    yield return slice;
                }

                if (!await next)
                {
                    break;
                }

                slice.Add(items.Current);
                if (slice.Count == size)
                {
                    yield return slice;
                    slice = new List<T>(size);
                }

                next = items.MoveNextAsync().AsTask();
            }

            if (slice.Count > 0)
            {
                yield return slice;
            }
        }
        finally
        {
            await End(items, next);
        }
    }

    private static async Task<bool> IsHere(Task next, CancellationToken cancellation) =>
        next.IsCompleted || await Task.WhenAny(next, Task.Delay(Patience, cancellation)) == next;

    /// <summary>
    /// A source must not be closed in the middle of a step, and a step that waits for a silent sender may take for ever:
    /// whoever stops early does not wait for it, and the source is closed when it ends.
    /// </summary>
    private static async ValueTask End<T>(IAsyncEnumerator<T> items, Task next)
    {
        if (next.IsCompleted)
        {
            await items.DisposeAsync();
        }
        else
        {
            _ = EndLater(items, next);
        }
    }

    private static async Task EndLater<T>(IAsyncEnumerator<T> items, Task next)
    {
        // What the step comes to is nobody's any more: the request it belonged to has been answered.
        await next.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await items.DisposeAsync();
    }
}
