using LeadGrid.Access;
using LeadGrid.Leads;
using Orleans.Concurrency;

namespace LeadGrid.Feeds;

/// <summary>
/// The live deltas of one view: a ring of the last few thousand, numbered under an epoch that is new with every
/// activation. Durable truth is the lead table: losing a Feed costs a catch-up, never a row.
/// Its key is the view, or a share of it: <see cref="FeedViews.FeedsOf"/>.
/// </summary>
[Alias("feed-grain")]
public interface IFeedGrain : IGrainWithStringKey
{
    /// <summary>Starts or renews an Api process's observation; it expires after 60 s without renewal.</summary>
    /// <returns>Where the feed stands now: everything committed and told before is at or below this number.</returns>
    [Alias("subscribe")]
    Task<FeedPosition> Subscribe(IFeedObserver observer);

    [Alias("unsubscribe")]
    Task Unsubscribe(IFeedObserver observer);

    /// <summary>Deltas above <paramref name="afterSeq"/>; null where the epoch is another or the ring has moved past it.</summary>
    [Alias("since")]
    Task<FeedBatch?> Since(Guid epoch, long afterSeq);

    /// <summary>
    /// From a silo's tap: rows just committed. Awaited, unlike the way to the observers: a tap that was not answered
    /// knows that deltas may be lost and says so with <see cref="Lost"/>. Short-lived: a late one could bring back
    /// what newer deltas, no longer in the ring, have removed.
    /// </summary>
    [Alias("publish"), ResponseTimeout("00:00:05")]
    Task Publish(FeedDelta[] deltas);

    /// <summary>From a silo's tap: deltas were lost on the way here. A new epoch begins, so that everyone reads anew.</summary>
    [Alias("lost"), ResponseTimeout("00:00:05")]
    Task Lost();
}

/// <summary>An Api process that has a browser watching the view.</summary>
[Alias("feed-observer")]
public interface IFeedObserver : IGrainObserver
{
    [Alias("on-batch"), OneWay]
    Task OnBatch(string view, FeedBatch batch);
}

/// <summary>What can be watched, and which feeds carry it.</summary>
public static class FeedViews
{
    /// <summary>All leads of the operator.</summary>
    public const string Operator = "operator";

    /// <summary>The leads of one broker, as he sees them whoever watches: its id with this prefix.</summary>
    public const string BrokerPrefix = "broker/";

    public static string Broker(string brokerId) => BrokerPrefix + brokerId;

    public static bool IsBrokers(string view) => view.StartsWith(BrokerPrefix, StringComparison.Ordinal);

    /// <summary>
    /// All silos' commits go into the operator's view, and one grain for them all would be the hottest of the cluster:
    /// each feed has its share of the leads.
    /// </summary>
    public const int OperatorFeeds = 4;

    // The first is named as the only one was: a silo of the build before tells it of every lead, and an Api that
    // follows all four hears that too. An Api of the build before would hear a fourth: Apis are upgraded first.
    private static readonly string[] _operatorFeeds =
        [Operator, .. Enumerable.Range(1, OperatorFeeds - 1).Select(share => $"{Operator}/{share}")];

    /// <summary>The keys of the feeds that together carry the view.</summary>
    public static IReadOnlyList<string> FeedsOf(string view) => view == Operator ? _operatorFeeds : [view];

    /// <summary>
    /// The key of the feed that carries this lead's changes in the view. The same in every process and build: a lead
    /// that changed feeds would have its versions heard in any order.
    /// </summary>
    public static string FeedOf(string view, Guid leadId) => view == Operator ? _operatorFeeds[Share(leadId)] : view;

    /// <summary>Whether the actor may watch the view.</summary>
    public static bool MayWatch(Actor actor, string view) => actor.Kind switch
    {
        ActorKind.Administrator => true,
        ActorKind.Broker => view == Broker(actor.Id),
        ActorKind.Seller or ActorKind.System => false,
    };

    private static int Share(Guid leadId)
    {
        Span<byte> bytes = stackalloc byte[16];
        leadId.TryWriteBytes(bytes);
        var mixed = 0;
        foreach (var part in bytes)
        {
            mixed ^= part;
        }

        return mixed % OperatorFeeds;
    }
}

[GenerateSerializer, Immutable, Alias("feed-position")]
public sealed record FeedPosition(
    [property: Id(0)] Guid Epoch,
    [property: Id(1)] long Seq);

/// <summary>Deltas numbered <c>FromSeq</c> (the one before the first) to <c>ToSeq</c> (the last). Empty: a heartbeat.</summary>
[GenerateSerializer, Immutable, Alias("feed-batch")]
public sealed record FeedBatch(
    [property: Id(0)] Guid Epoch,
    [property: Id(1)] long FromSeq,
    [property: Id(2)] long ToSeq,
    [property: Id(3)] FeedDelta[] Deltas);

/// <summary>A row as it is now, or that it has left the view.</summary>
/// <param name="LeadId">Of the row.</param>
/// <param name="Version">The lead's version; an older delta never replaces a newer row.</param>
/// <param name="Row">Null: it left the view.</param>
/// <param name="TraceParent">W3C trace context of what caused it.</param>
[GenerateSerializer, Immutable, Alias("feed-delta")]
public sealed record FeedDelta(
    [property: Id(0)] Guid LeadId,
    [property: Id(1)] long Version,
    [property: Id(2)] LeadRow? Row,
    [property: Id(3)] string? TraceParent);
