using LeadGrid.Brokers;
using LeadGrid.Routing;

namespace LeadGrid.Unit.Routing;

/// <summary>
/// Allowances and leases as tables in memory, with what brokers have really had beside them: a transaction is a method,
/// and says when it assigns what it may not, or refuses what it could have assigned.
/// </summary>
internal sealed class LeasedTables(string[] brokers, string zone)
{
    private readonly Dictionary<string, AllowanceRow> _rows = brokers.ToDictionary(b => b, _ => new AllowanceRow(new(new(2000, 1, 1), 0, 0, 0), 0, "", false));
    private readonly Dictionary<(string Broker, string Campaign), Lease> _leases = [];
    private readonly Dictionary<string, Allowance> _real = brokers.ToDictionary(b => b, _ => new Allowance(new(2000, 1, 1), 0, 0, 0));

    public DateTimeOffset Now { get; set; } = new(2026, 1, 30, 15, 0, 0, TimeSpan.Zero);

    /// <summary>A campaign's transaction, by the caps that its router knows.</summary>
    /// <param name="lockAll">It goes by no lease.</param>
    public void Post(string campaign, BrokerCaps[] caps, int leads, bool lockAll)
    {
        var members = Members(caps);
        var locked = lockAll ? brokers.ToHashSet() : [];
        var own = _leases.Where(l => l.Key.Campaign == campaign).ToDictionary(l => l.Key.Broker, l => l.Value);
        LeaseBook Read() => new(
            members.Select(m => m.Profile), _rows.ToDictionary(r => r.Key, r => r.Value with { Locked = locked.Contains(r.Key) }), own, leads, Now);
        var book = Read();
        locked.UnionWith(book.Unlocked);
        book = Read();
        Assert.Empty(book.Unlocked);
        var returning = book.Short;
        book.TakeBack(_leases
            .Where(l => returning.Contains(l.Key.Broker) && l.Key.Campaign != campaign && l.Value.Size > 0)
            .Select(l => new HeldLease(l.Key.Broker, l.Key.Campaign, l.Value)));
        Assert.Empty(book.Short);

        var desk = new RoutingDesk(new(new() { Code = campaign, Name = campaign }, members), book.Allowances, new RotationBook([], []), Now);
        for (var lead = 0; lead < leads; lead++)
        {
            var chosen = desk.Route(Desk.In("NJ")).Chosen;
            if (chosen is null)
            {
                Assert.All(members, m => Assert.True(RoomOf(m.Profile) <= 0, $"Refused, and {m.Profile.Id} has {RoomOf(m.Profile)} left."));
            }
            else
            {
                Take(members.Single(m => m.Profile.Id == chosen).Profile);
            }
        }

        Write(campaign, book.Close(desk.Changed));
        Agree();
    }

    /// <summary>The same by a build that knows no leases: it may refuse what is leased out, and never exceeds.</summary>
    public void PostByOldBuild(BrokerCaps[] caps, int leads)
    {
        foreach (var (profile, _) in Members(caps))
        {
            var counted = _rows[profile.Id].Counted.On(Today(profile));
            for (var lead = 0; lead < leads && LeasePolicy.Room(counted, profile.Caps) > 0; lead++)
            {
                counted = counted.Take();
                Take(profile);
            }

            _rows[profile.Id] = _rows[profile.Id] with { Counted = counted };
        }

        Agree();
    }

    /// <summary>A broker closes some of its leads.</summary>
    public void Close(string broker, int leads)
    {
        var closed = Math.Min(leads, _real[broker].OpenUsed);
        _real[broker] = _real[broker] with { OpenUsed = _real[broker].OpenUsed - closed };
        var row = _rows[broker];
        _rows[broker] = row with { Counted = row.Counted with { OpenUsed = row.Counted.OpenUsed - closed } };
    }

    private void Write(string campaign, LeaseChanges changes)
    {
        foreach (var (broker, epoch, leads) in changes.Spent)
        {
            var lease = _leases[(broker, campaign)];
            Assert.Equal(lease.Epoch, epoch);
            Assert.InRange(leads, 1, lease.Unspent);
            _leases[(broker, campaign)] = lease with { Used = lease.Used + leads };
        }

        foreach (var (broker, row, lease) in changes.Settled)
        {
            _rows[broker] = row with { Locked = false };
            if (lease is not null)
            {
                Assert.True(lease.Epoch > (_leases.GetValueOrDefault((broker, campaign))?.Epoch ?? 0));
                _leases[(broker, campaign)] = lease;
            }
        }

        foreach (var (broker, holder, lease) in changes.Returned)
        {
            _leases[(broker, holder)] = lease with { Size = 0, Used = 0, Epoch = lease.Epoch + 1 };
        }
    }

    /// <summary>Less what is leased out and not used, the allowances are what the brokers have had.</summary>
    private void Agree()
    {
        foreach (var broker in brokers)
        {
            var leases = _leases.Where(l => l.Key.Broker == broker).Select(l => l.Value).ToArray();
            var row = _rows[broker];
            Assert.Equal(leases.Sum(l => l.Size), row.Leased);
            Assert.All(leases.Where(l => l.Size > 0), l => Assert.Equal(row.Terms, l.Terms));
            var today = row.Counted.Day > _real[broker].Day ? row.Counted.Day : _real[broker].Day;
            Assert.Equal(_real[broker].On(today), leases.Aggregate(row.Counted, (counted, lease) => counted.Return(lease)).On(today));
        }
    }

    private void Take(BrokerProfile broker)
    {
        Assert.True(RoomOf(broker) > 0, $"{broker.Id} is above a cap.");
        _real[broker.Id] = _real[broker.Id].On(Today(broker)).Take();
    }

    private int RoomOf(BrokerProfile broker) => LeasePolicy.Room(_real[broker.Id].On(Today(broker)), broker.Caps);

    private DateOnly Today(BrokerProfile broker) => WorkingHoursClock.LocalDate(broker.Hours, Now);

    private RoutingMember[] Members(BrokerCaps[] caps) => [.. brokers.Select((b, i) =>
    {
        var member = Desk.Broker(b, i + 1, caps[i]);
        return member with { Profile = member.Profile with { Hours = new() { TimeZone = zone } } };
    })];
}
