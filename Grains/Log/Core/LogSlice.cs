using LeadGrid.Access;

namespace LeadGrid.Log;

/// <summary>An event as durable consumers see it: without free text, which stays sealed in its row.</summary>
/// <param name="Kind">One of <see cref="Leads.LeadEventKind"/>, or one that a newer version writes.</param>
/// <param name="RecordedAt">The database's clock at the start of its transaction.</param>
/// <param name="BodyJson">The facts, as stored.</param>
[GenerateSerializer, Immutable, Alias("logged-event")]
internal sealed record LoggedEvent(
    [property: Id(0)] LogPosition Position,
    [property: Id(1)] DateTimeOffset RecordedAt,
    [property: Id(2)] Guid LeadId,
    [property: Id(3)] string Campaign,
    [property: Id(4)] long Version,
    [property: Id(5)] string Kind,
    [property: Id(6)] DateTimeOffset At,
    [property: Id(7)] ActorKind ActorKind,
    [property: Id(8)] string ActorId,
    [property: Id(9)] string BodyJson);

/// <summary>
/// A piece of one shard's log without a hole: all events after <paramref name="From"/> up to and with
/// <paramref name="To"/>. That it says where it begins is what makes delivery harmless: whoever stands before
/// <paramref name="From"/> has missed something and reads it from the table, whoever stands at or after
/// <paramref name="To"/> has had it already.
/// </summary>
/// <param name="At">The database's clock when <paramref name="To"/> was the log's edge, or its last event's.</param>
[GenerateSerializer, Immutable, Alias("log-slice")]
internal sealed record LogSlice(
    [property: Id(0)] int Shard,
    [property: Id(1)] LogPosition From,
    [property: Id(2)] LogPosition To,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] LoggedEvent[] Events)
{
    public LogMark End => new(To, At);

    /// <summary>What of it lies after a position.</summary>
    public LoggedEvent[] After(LogPosition position) =>
        Events.Length == 0 || Events[0].Position > position ? Events : [.. Events.Where(e => e.Position > position)];

    /// <summary>One slice of two that follow each other.</summary>
    public LogSlice Then(LogSlice next) => this with { To = next.To, At = next.At, Events = [.. Events, .. next.Events] };
}

/// <summary>A position with its time, which bounds the partitions that have to be looked at to read on from it.</summary>
[GenerateSerializer, Immutable, Alias("log-mark")]
internal readonly record struct LogMark([property: Id(0)] LogPosition Position, [property: Id(1)] DateTimeOffset At)
{
    /// <summary>Before the first event.</summary>
    public static readonly LogMark Start = new(LogPosition.Start, DateTimeOffset.UnixEpoch);
}
