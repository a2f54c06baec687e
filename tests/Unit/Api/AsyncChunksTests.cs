using System.Threading.Channels;
using LeadGrid.Intake;

namespace LeadGrid.Unit.Api;

public class AsyncChunksTests
{
    [Theory]
    [InlineData(0, new int[0])]
    [InlineData(2, new[] { 2 })]
    [InlineData(3, new[] { 3 })]
    [InlineData(7, new[] { 3, 3, 1 })]
    public async Task A_source_that_flows_comes_in_full_slices(int count, int[] sizes) =>
        Assert.Equal(sizes, (await Slices(Flow(count))).Select(s => s.Count));

    [Fact]
    public async Task A_slice_goes_out_when_the_source_pauses()
    {
        var channel = Channel.CreateUnbounded<int>();
        await using var slices = channel.Reader.ReadAllAsync().Chunk(100, CancellationToken.None).GetAsyncEnumerator();
        channel.Writer.TryWrite(1);
        Assert.True(await slices.MoveNextAsync());
        Assert.Equal([1], slices.Current);
        channel.Writer.TryWrite(2);
        Assert.True(await slices.MoveNextAsync());
        Assert.Equal([2], slices.Current);
        channel.Writer.Complete();
        Assert.False(await slices.MoveNextAsync());
    }

    [Fact]
    public async Task What_came_before_a_fault_is_given_before_the_fault()
    {
        await using var slices = Flow(2, then: new InvalidDataException("line 3")).Chunk(100, CancellationToken.None).GetAsyncEnumerator();
        Assert.True(await slices.MoveNextAsync());
        Assert.Equal([0, 1], slices.Current);
        await Assert.ThrowsAsync<InvalidDataException>(async () => await slices.MoveNextAsync());
    }

    [Fact]
    public async Task Whoever_stops_early_is_not_held_up_by_a_silent_source_and_the_source_is_closed_when_it_ends()
    {
        var silence = new TaskCompletionSource();
        var closed = new TaskCompletionSource();
        await foreach (var slice in Silent().Chunk(100, CancellationToken.None))
        {
            Assert.Equal([1], slice);
            break;
        }

        Assert.False(closed.Task.IsCompleted);
        silence.SetResult();
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(30));

        async IAsyncEnumerable<int> Silent()
        {
            try
            {
                yield return 1;
                await silence.Task;
            }
            finally
            {
                closed.SetResult();
            }
        }
    }

    private static async Task<List<IReadOnlyList<int>>> Slices(IAsyncEnumerable<int> source)
    {
        var slices = new List<IReadOnlyList<int>>();
        await foreach (var slice in source.Chunk(3, CancellationToken.None))
        {
            slices.Add(slice);
        }

        Assert.Equal(Enumerable.Range(0, slices.Sum(s => s.Count)), slices.SelectMany(s => s));
        return slices;
    }

    private static async IAsyncEnumerable<int> Flow(int count, Exception? then = null)
    {
        for (var i = 0; i < count; i++)
        {
            yield return i;
        }

        await Task.CompletedTask;
        if (then is not null)
        {
            throw then;
        }
    }
}
