using LeadGrid.Log;
using Orleans.Streams;

namespace LeadGrid.Streams;

/// <summary>One slice on its way: a single item, since a consumer commits it as one.</summary>
[GenerateSerializer, Immutable, Alias("log-container")]
internal sealed class LogContainer(LogSlice slice, long beat) : IBatchContainer
{
    [Id(0)]
    public LogSlice Slice { get; } = slice;

    [Id(1)]
    public long Beat { get; } = beat;

    public StreamId StreamId => StreamId.Create(LogStream.Namespace, LogShards.Key(Slice.Shard));

    public StreamSequenceToken SequenceToken => new LogToken(Slice.To, Beat);

    public IEnumerable<Tuple<T, StreamSequenceToken>> GetEvents<T>() =>
        Slice is T item ? [Tuple.Create(item, SequenceToken)] : [];

    public bool ImportRequestContext() => false;
}
