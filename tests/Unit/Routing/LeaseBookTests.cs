using LeadGrid.Brokers;
using LeadGrid.Routing;

namespace LeadGrid.Unit.Routing;

public class LeaseBookTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly BrokerCaps Caps = new(Daily: 100, Open: 100);
    private static readonly string Terms = LeasePolicy.Terms(Caps);

    [Fact]
    public void A_lease_for_all_that_may_be_assigned_needs_no_lock()
    {
        var book = Book(Row(60, leased: 20), Lease(20, used: 15), most: 5);
        Assert.Empty(book.Unlocked);
        Assert.Equal(["a"], book.InUse.Keys);
        Assert.Empty(book.Short);
        Assert.Equal(55, book.Allowances["a"].DayUsed);
        var changes = book.Close(new Dictionary<string, Allowance> { ["a"] = book.Allowances["a"].Count(5) });
        Assert.Equal([new LeaseSpending("a", 7, 5)], changes.Spent);
        Assert.Empty(changes.Settled);
        Assert.Empty(changes.Returned);
        Assert.Empty(book.Close(new Dictionary<string, Allowance>()).Spent);
    }

    public static TheoryData<string> Doubts => ["too small", "none", "of yesterday", "outlived", "other caps", "no room"];

    [Theory]
    [MemberData(nameof(Doubts))]
    internal void Where_the_lease_will_not_do_the_allowance_is_locked(string doubt)
    {
        var (row, lease, most) = doubt switch
        {
            "too small" => (Row(60, leased: 20), Lease(20, used: 15), 6),
            "none" => (Row(60), null, 5),
            "of yesterday" => (Row(60, leased: 20, day: Today.AddDays(-1)), Lease(20) with { Day = Today.AddDays(-1) }, 5),
            "outlived" => (Row(60, leased: 20, day: Today.AddDays(1)), Lease(20), 5),
            "other caps" => (Row(60, leased: 20), Lease(20) with { Terms = "1//" }, 5),
            _ => (Row(116, leased: 20), Lease(20), 5),
        };
        var book = Book(row, lease, most);
        Assert.Equal(["a"], book.Unlocked);
        Assert.Empty(book.InUse);
        Assert.Empty(Book(row with { Locked = true }, lease, most).Unlocked);
    }

    [Fact]
    public void A_day_that_is_used_up_is_certain_without_a_lock_unless_somebody_holds_a_lease()
    {
        Assert.Empty(Book(Row(100), null, most: 1).Unlocked);
        Assert.Equal(["a"], Book(Row(100, leased: 1), null, most: 1).Unlocked);
        Assert.Equal(["a"], Book(Row(100, day: Today.AddDays(-1)), null, most: 1).Unlocked);
        // Capacity can be freed while the transaction runs.
        Assert.Equal(["a"], Book(new AllowanceRow(new(Today, 0, 0, 100), 0, "", false), null, most: 1).Unlocked);
    }

    [Fact]
    public void Others_return_their_leases_where_there_is_not_enough_beside_them()
    {
        Assert.Equal(["a"], Book(Row(96, leased: 20) with { Locked = true }, null, most: 5).Short);
        Assert.Empty(Book(Row(95, leased: 20) with { Locked = true }, null, most: 5).Short);
        // The campaign's own comes back in any case.
        Assert.Empty(Book(Row(96, leased: 20) with { Locked = true }, Lease(20), most: 5).Short);
        Assert.Empty(Book(Row(100) with { Locked = true }, null, most: 5).Short);
        Assert.Empty(Book(Row(100, leased: 20), null, most: 5).Short);
    }

    [Fact]
    public void Others_return_their_leases_on_a_new_day_and_under_new_caps()
    {
        Assert.Equal(["a"], Book(Row(5, leased: 4, day: Today.AddDays(-1)) with { Locked = true }, null, most: 5).Short);
        Assert.Equal(["a"], Book(Row(5, leased: 4) with { Locked = true, Terms = "200//" }, null, most: 5).Short);
    }

    [Fact]
    public void What_came_back_is_room_and_is_written()
    {
        var other = new HeldLease("a", "roof", Lease(20, used: 6));
        var book = Book(Row(100, leased: 30) with { Locked = true }, Lease(10, used: 9), most: 3);
        book.TakeBack([other]);
        Assert.Empty(book.Short);
        Assert.Equal(85, book.Allowances["a"].DayUsed);
        var changes = book.Close(new Dictionary<string, Allowance> { ["a"] = book.Allowances["a"].Count(3) });
        Assert.Equal([other], changes.Returned);
        var settlement = Assert.Single(changes.Settled);
        Assert.Equal(new AllowanceRow(new(Today, 88, 88, 88), 0, Terms, true), settlement.Row);
        Assert.Equal(new Lease(Today, Terms, 0, 0, 8), settlement.Lease);
        // Also where nobody got a lead.
        Assert.Equal(85, Assert.Single(book.Close(new Dictionary<string, Allowance>()).Settled).Row.Counted.OpenUsed);
    }

    [Fact]
    public void A_lease_is_granted_from_the_room_and_counted_as_if_it_were_used()
    {
        var book = Book(Row(10, leased: 5) with { Locked = true }, null, most: 3);
        var settlement = Assert.Single(book.Close(new Dictionary<string, Allowance> { ["a"] = book.Allowances["a"].Count(2) }).Settled);
        Assert.Equal(new Lease(Today, Terms, 11, 0, 1), settlement.Lease);
        Assert.Equal(new AllowanceRow(new(Today, 23, 23, 23), 16, Terms, true), settlement.Row);
    }

    [Fact]
    public void Near_a_cap_the_allowance_itself_is_used_and_nothing_is_written_where_nothing_changed()
    {
        var book = Book(Row(90) with { Locked = true }, null, most: 3);
        Assert.Empty(book.Close(new Dictionary<string, Allowance>()).Settled);
        var settlement = Assert.Single(book.Close(new Dictionary<string, Allowance> { ["a"] = book.Allowances["a"].Take() }).Settled);
        Assert.Null(settlement.Lease);
        Assert.Equal(91, settlement.Row.Counted.DayUsed);
    }

    [Fact]
    public void A_broker_without_a_row_is_not_in_the_book()
    {
        var book = new LeaseBook([Desk.Broker("b").Profile], new Dictionary<string, AllowanceRow>(), new Dictionary<string, Lease>(), 1, Desk.Now);
        Assert.Empty(book.Allowances);
        Assert.Empty(book.Unlocked);
    }

    private static LeaseBook Book(AllowanceRow row, Lease? own, int most) => new(
        [Desk.Broker("a", caps: Caps).Profile],
        new Dictionary<string, AllowanceRow> { ["a"] = row },
        own is null ? new Dictionary<string, Lease>() : new Dictionary<string, Lease> { ["a"] = own },
        most,
        Desk.Now);

    private static AllowanceRow Row(int used, int leased = 0, DateOnly? day = null) => new(new(day ?? Today, used, used, used), leased, Terms, false);

    private static Lease Lease(int size, int used = 0) => new(Today, Terms, size, used, 7);
}
