using LeadGrid.Log;
using Microsoft.Extensions.Time.Testing;
using Orleans.Runtime;
using Orleans.Streams;

namespace LeadGrid.Streams;

public sealed class ShardCacheTests
{
    private static readonly StreamId Stream = StreamId.Create(LogStream.Namespace, "0");
    private readonly FakeTimeProvider _time = new(SomeEvents.Noon);
    private readonly LogStreamOptions _options = new() { CacheEvents = 4, DeliveryLimit = 3, CacheAge = TimeSpan.FromMinutes(1) };
    private readonly ShardCache _cache;
    private long _beat;

    public ShardCacheTests() => _cache = new ShardCache(_options, _time);

    [Fact]
    public void A_slow_reader_gets_what_has_gathered_as_one_slice_up_to_the_limit()
    {
        Add(1, 2);
        using var cursor = _cache.GetCacheCursor(Stream, null);
        Assert.Equal((1, 2, 1), Next(cursor));
        Add(2, 3);
        Add(3, 4);
        Add(4, 5, events: 2);
        Assert.Equal((2, 4, 2), Next(cursor));
        Assert.Equal((4, 5, 2), Next(cursor));
        Assert.Null(Next(cursor));
    }

    [Fact]
    public void A_reader_whose_place_is_gone_is_given_the_oldest_slice_and_sees_the_gap_by_its_beginning()
    {
        Add(1, 2);
        using var cursor = _cache.GetCacheCursor(Stream, null);
        Assert.NotNull(Next(cursor));
        Add(2, 3, events: 3);
        Add(3, 4, events: 3);
        Add(4, 5, events: 3);
        Assert.Equal((4, 5, 3), Next(cursor));
    }

    [Fact]
    public void What_is_old_goes_but_the_newest_stays()
    {
        Add(1, 2);
        Add(2, 3);
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.False(_cache.TryPurgeFromCache(out _));
        using var cursor = _cache.GetCacheCursor(Stream, null);
        Assert.Equal((2, 3, 1), Next(cursor));
        Assert.False(_cache.IsUnderPressure());
    }

    [Fact]
    public void A_slice_that_does_not_continue_empties_the_cache()
    {
        Add(1, 2);
        Add(7, 8);
        using var cursor = _cache.GetCacheCursor(Stream, null);
        Assert.Equal((7, 8, 1), Next(cursor));
    }

    [Fact]
    public void The_slice_at_a_token_stands_alone_so_that_one_step_passes_over_it()
    {
        var first = Add(1, 2);
        Add(2, 3);
        Add(3, 4);
        using var cursor = _cache.GetCacheCursor(Stream, first.SequenceToken);
        Assert.Equal((1, 2, 1), Next(cursor));
        Assert.Equal((2, 4, 2), Next(cursor));
        using var ahead = _cache.GetCacheCursor(Stream, new LogToken(new LogPosition(1, 99, 0), 0));
        Assert.Null(Next(ahead));
        Add(4, 5);
        Assert.Equal((4, 5, 1), Next(ahead));
    }

    [Fact]
    public async Task An_inbox_that_nobody_empties_forgets_and_says_so_by_where_it_goes_on()
    {
        var inbox = new ShardInbox(0, limit: 2);
        inbox.Put(SomeEvents.Slice(1, 2, SomeEvents.Event(2)));
        inbox.Put(SomeEvents.Slice(2, 3, SomeEvents.Event(3)));
        inbox.Put(SomeEvents.Slice(3, 4, SomeEvents.Event(4)));
        var taken = await inbox.Take(10, CancellationToken.None);
        Assert.Equal(3UL, Assert.Single(taken).Slice.From.Transaction);
        using var ended = new CancellationTokenSource();
        var waiting = inbox.Take(10, ended.Token);
        await ended.CancelAsync();
        Assert.Empty(await waiting);
    }

    [Fact]
    public void Tokens_are_ordered_by_position_then_beat_and_compare_with_nothing_else()
    {
        var (one, two) = (new LogToken(new LogPosition(1, 5, 0), 0), new LogToken(new LogPosition(1, 5, 0), 1));
        Assert.True(one.CompareTo(two) < 0);
        Assert.True(new LogToken(new LogPosition(2, 1, 0), 0).CompareTo(two) > 0);
        Assert.Equal(1, one.CompareTo(null));
        Assert.True(one.Equals((object)new LogToken(new LogPosition(1, 5, 0), 0)));
        Assert.Throws<ArgumentException>(() => one.CompareTo(new Orleans.Providers.Streams.Common.EventSequenceToken(1)));
    }

    [Fact]
    public void Every_stream_has_a_queue_of_its_own_and_every_queue_a_place_on_the_ring()
    {
        var mapper = new ShardMapper();
        var queues = mapper.GetAllQueues().ToList();
        Assert.Equal(queues, Enumerable.Range(0, 8).Select(s => mapper.GetQueueForStream(StreamId.Create(LogStream.Namespace, LogShards.Key(s)))));
        Assert.Equal(Enumerable.Range(0, 8), queues.Select(ShardMapper.ShardOf));
        Assert.Equal(8, queues.Select(q => q.GetUniformHashCode()).Distinct().Count());
    }

    private LogContainer Add(ulong from, ulong to, int events = 1)
    {
        var container = new LogContainer(SomeEvents.Slice(from, to, [.. Enumerable.Range(0, events).Select(_ => SomeEvents.Event(to))]), _beat++);
        _cache.AddToCache([container]);
        return container;
    }

    private static (int From, int To, int Events)? Next(IQueueCacheCursor cursor)
    {
        if (cursor.MoveNextWithResult().Kind != QueueCacheCursorMoveResultKind.Success)
        {
            return null;
        }

        var slice = ((LogContainer)cursor.GetCurrent(out _)!).Slice;
        return ((int)slice.From.Transaction, (int)slice.To.Transaction, slice.Events.Length);
    }
}
