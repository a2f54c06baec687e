using LeadGrid.Faults.Checking;
using LeadGrid.Faults.History;
using LeadGrid.Feeds;
using LeadGrid.Intake;
using LeadGrid.Leads;

namespace LeadGrid.Faults.Simulation;

/// <summary>
/// A grid in memory that keeps every promise, unless a bug is planted in it: what the checker is tried on. Tables are
/// lists; a transaction is a method; a crash loses what is not in the tables.
/// </summary>
internal sealed partial class SimulatedGrid
{
    public const string Campaign = "solar";
    private static readonly TimeSpan Window = TimeSpan.FromDays(2);
    private static readonly string[] Everywhere = ["NJ", "TX", "CA"];

    private readonly PlantedBug _bug;
    private readonly Random _random;
    private readonly SimulatedClock _clock;
    private readonly Dictionary<Guid, LeadRecord> _leads = [];
    private readonly List<EventRecord> _log = [];
    private readonly Dictionary<(int Kind, string Hash), (Guid Lead, DateTimeOffset At)> _claims = [];
    private readonly Dictionary<string, Posted> _keys = [];
    private readonly Dictionary<Guid, DueRecord> _due = [];
    private readonly Dictionary<Guid, string> _states = [];
    private readonly SimulatedRotation _rotation = new();
    private readonly SimulatedConsumer _consumer;
    private readonly Dictionary<string, SimulatedFeed> _feeds;
    private readonly List<Action> _uncommitted = [];
    private readonly HashSet<Guid> _locked = [];
    private readonly SortedSet<long> _open = [];
    private Dictionary<string, Limits>? _stale;
    private long _position;

    public SimulatedGrid(PlantedBug bug, Random random, SimulatedClock clock)
    {
        (_bug, _random, _clock) = (bug, random, clock);
        _consumer = new SimulatedConsumer(bug);
        Brokers =
        [
            new(bug, "ash", "America/New_York", 3, Everywhere),
            new(bug, "birch", "America/Los_Angeles", 2, ["NJ", "TX"]),
            new(bug, "cedar", "UTC", 1, ["TX", "CA"]),
        ];
        _feeds = Brokers.Select(b => FeedViews.Broker(b.Id)).Append(FeedViews.Operator).ToDictionary(v => v, v => new SimulatedFeed(bug, random, () => Select(v)));
    }

    public SimulatedBroker[] Brokers { get; }

    public string[] Views => [.. _feeds.Keys];

    /// <summary>Counts the processes' lives: a connection of an earlier one is dead.</summary>
    public int Life { get; private set; }

    public SimulatedFeed Feed(string view) => _feeds[view];

    public Answer Set(SetBroker request)
    {
        var broker = Brokers.Single(b => b.Id == request.Broker);
        if (_bug == PlantedBug.PauseNotFollowedAfterARestart)
        {
            _stale ??= Brokers.ToDictionary(b => b.Id, b => b.Limits);
        }

        broker.Limits = request.Next;
        return new BrokerSet(++broker.Version);
    }

    /// <summary>All processes die and come back.</summary>
    public void Crash()
    {
        Life++;
        _uncommitted.Clear();
        _consumer.Restart();
        foreach (var feed in _feeds.Values)
        {
            feed.Restart();
        }

        if (_bug == PlantedBug.TurnForgottenAtARestart)
        {
            _rotation.Forget();
        }

        if (_bug == PlantedBug.PauseNotFollowedAfterARestart && _stale is { } stale)
        {
            // The router of the new process reads settings that it should not.
            foreach (var broker in Brokers)
            {
                (broker.Limits, stale[broker.Id]) = (stale[broker.Id], broker.Limits);
            }
        }
    }

    public void Consume() => _consumer.Read(_log, _open.Count == 0 ? _position + 1 : _open.Min);

    public GridState State()
    {
        CommitLate();
        if (_stale is { } stale && Life % 2 == 1)
        {
            // What is stored was never wrong, only what the router followed.
            foreach (var broker in Brokers)
            {
                broker.Limits = stale[broker.Id];
            }
        }

        return new GridState
        {
            At = _clock.Now,
            Leads = [.. _leads.Values],
            Log = [.. _log],
            Claims = [.. _claims.Select(c => new ClaimRecord(Campaign, c.Key.Kind, c.Key.Hash, c.Value.Lead))],
            Keys = [.. _keys.Select(k => new KeyRecord("key", k.Key, k.Value.Outcome, k.Value.LeadId, k.Value.DuplicateOf))],
            Allowances = [.. Brokers.Select(b => b.Counts.Counted)],
            Leases = [.. Brokers.SelectMany(b => b.Counts.Leases)],
            Due = [.. _due.Values],
            Counters = [.. _consumer.Counters],
            Brokers = [.. Brokers.Select(b => b.Record)],
            Campaigns = [new CampaignRecord(Campaign, Window)],
        };
    }

    private IEnumerable<ShownRow> Select(string view) => _leads.Values
        .Select(Row)
        .Where(r => view == FeedViews.Operator || (r.Broker is { } broker && view == FeedViews.Broker(broker)));

    private static ShownRow Row(LeadRecord lead) => new(lead.Id, lead.Version, lead.Status, lead.Broker);

    private bool Happens(PlantedBug bug, int oneIn) => _bug == bug && _random.Next(oneIn) == 0;

    private void CommitLate()
    {
        foreach (var commit in _uncommitted.ToArray())
        {
            commit();
        }

        _uncommitted.Clear();
    }

    private void Append(long position, Guid lead, long version, string kind, string? broker = null, Share[]? eligible = null, string? text = null)
    {
        if (!Happens(PlantedBug.EventMissingFromTheLog, 50))
        {
            var ordinal = _log.Count(e => e.Position == position);
            _log.Add(new EventRecord(position, ordinal, _clock.Now, _clock.Now, lead, Campaign, version, kind, Guid.Empty, broker, eligible ?? [], text));
        }
    }

    private void Tell(LeadRecord now, string? before)
    {
        Feed(FeedViews.Operator).Tell(now.Id, Row(now));
        if (before is { } left && left != now.Broker && _bug != PlantedBug.RowLeftInTheViewAfterItsReturn)
        {
            Feed(FeedViews.Broker(left)).Tell(now.Id, null);
        }

        if (now.Broker is { } broker)
        {
            Feed(FeedViews.Broker(broker)).Tell(now.Id, Row(now));
        }
    }
}
