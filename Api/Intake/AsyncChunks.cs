using System.Runtime.CompilerServices;

namespace LeadGrid.Intake;

internal static class AsyncChunks
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Slices of up to <paramref name="size"/>. A slice that is not full goes out when the source pauses, so that whoever
    /// sends line by line and waits for each answer is answered.
    /// </summary>
    public static async IAsyncEnumerable<IReadOnlyList<T>> Chunk<T>(
        this IAsyncEnumerable<T> source, int size, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var items = source.GetAsyncEnumerator(cancellation);
        var slice = new List<T>(size);
        var next = items.MoveNextAsync().AsTask();
        while (true)
        {
            if (slice.Count > 0 && !next.IsCompleted && await Task.WhenAny(next, Task.Delay(Patience, cancellation)) != next)
            {
                yield return slice;
                slice = new List<T>(size);
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
}
