using LeadGrid.Brokers;
using LeadGrid.Routing;

namespace LeadGrid.Unit.Routing;

public class LeasePolicyTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public void Terms_are_equal_where_the_caps_are()
    {
        BrokerCaps[] caps = [new(), new(1), new(null, 1), new(null, null, 1), new(1, 11), new(11, 1), new(1, 1, 1)];
        Assert.Equal(caps.Length, caps.Select(LeasePolicy.Terms).Distinct().Count());
        Assert.Equal(LeasePolicy.Terms(new(4, 5, 6)), LeasePolicy.Terms(new(4, 5, 6)));
    }

    [Fact]
    public void Room_is_what_the_tightest_cap_leaves()
    {
        var used = new Allowance(Today, 3, 5, 7);
        Assert.Equal(int.MaxValue, LeasePolicy.Room(used, new()));
        Assert.Equal(1, LeasePolicy.Room(used, new(4, 10, 10)));
        Assert.Equal(2, LeasePolicy.Room(used, new(10, 7, 10)));
        Assert.Equal(-1, LeasePolicy.Room(used, new(10, 10, 6)));
    }

    [Fact]
    public void Only_the_day_and_the_month_are_spent_whatever_is_closed()
    {
        var used = new Allowance(Today, 3, 5, 7);
        Assert.True(LeasePolicy.IsSpent(used, new(Daily: 3)));
        Assert.True(LeasePolicy.IsSpent(used, new(Monthly: 5)));
        Assert.False(LeasePolicy.IsSpent(used, new(Daily: 4, Monthly: 6, Open: 7)));
        Assert.False(LeasePolicy.IsSpent(used, new()));
    }

    [Theory]
    [InlineData(int.MaxValue, 500, LeasePolicy.Largest)]
    [InlineData(800, 50, 100)]
    [InlineData(799, 50, 0)]
    [InlineData(32, 1, 4)]
    [InlineData(31, 1, 0)]
    [InlineData(0, 1, 0)]
    [InlineData(-40, 1, 0)]
    public void A_lease_takes_a_part_of_the_room_and_none_is_given_near_a_cap(int room, int most, int size) =>
        Assert.Equal(size, LeasePolicy.Size(room, most));

    [Fact]
    public void A_lease_permits_what_is_unspent_until_its_day_ends_or_the_caps_change()
    {
        var lease = new Lease(Today, "5//", Size: 10, Used: 7, Epoch: 1);
        Assert.True(lease.Permits(3, "5//", Today));
        // A broker that moved its clocks back is still on the day that it has begun.
        Assert.True(lease.Permits(3, "5//", Today.AddDays(-1)));
        Assert.False(lease.Permits(4, "5//", Today));
        Assert.False(lease.Permits(3, "6//", Today));
        Assert.False(lease.Permits(3, "5//", Today.AddDays(1)));
    }

    [Fact]
    public void A_returned_lease_frees_of_each_count_what_still_stands_in_it()
    {
        var allowance = new Allowance(new(2026, 3, 2), 10, 20, 30);
        Assert.Equal(new(new(2026, 3, 2), 7, 17, 27), allowance.Return(Of(new(2026, 3, 2))));
        Assert.Equal(new(new(2026, 3, 2), 10, 17, 27), allowance.Return(Of(new(2026, 3, 1))));
        Assert.Equal(new(new(2026, 3, 2), 10, 20, 27), allowance.Return(Of(new(2026, 2, 28))));
        Assert.Equal(new(new(2026, 3, 2), 10, 20, 27), allowance.Return(Of(new(2025, 3, 1))));

        static Lease Of(DateOnly day) => new(day, "", Size: 5, Used: 2, Epoch: 1);
    }
}
