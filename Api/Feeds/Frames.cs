namespace LeadGrid.Feeds;

/// <summary>Builds frames.</summary>
internal static class Frames
{
    public static GridFrame Delta(Guid epoch, long from, long to, FeedDelta[] news, DateTimeOffset at)
    {
        using var activity = GridTraces.Frame(news);
        return new()
        {
            Kind = GridFrame.Delta,
            Epoch = epoch.ToString(),
            FromSeq = from,
            ToSeq = to,
            Rows = [.. news.Where(delta => delta.Row is not null).Select(delta => GridRow.From(delta.Row!))],
            Removed = [.. news.Where(delta => delta.Row is null).Select(delta => delta.LeadId.ToString())],
            At = at.ToUnixTimeMilliseconds(),
        };
    }

    public static GridFrame Heartbeat(Guid epoch, long seq, DateTimeOffset at) => new()
    {
        Kind = GridFrame.Heartbeat,
        Epoch = epoch.ToString(),
        FromSeq = seq,
        ToSeq = seq,
        At = at.ToUnixTimeMilliseconds(),
    };

    public static GridFrame Snapshot(FeedPosition position, GridRow[] rows, bool more, int total, DateTimeOffset at) => new()
    {
        Kind = GridFrame.Snapshot,
        Epoch = position.Epoch.ToString(),
        FromSeq = position.Seq,
        ToSeq = position.Seq,
        Rows = rows,
        More = more,
        Total = total,
        At = at.ToUnixTimeMilliseconds(),
    };
}
