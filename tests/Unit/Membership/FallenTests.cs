using System.Net;
using LeadGrid.Membership;

namespace LeadGrid.Unit.Membership;

public sealed class FallenTests
{
    private static readonly DateTime s_day = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void The_gateway_of_a_dead_silo_has_fallen_and_that_of_a_living_one_has_not()
    {
        var fallen = Fallen.Of(Table(7, Member("10.0.0.1", SiloStatus.Dead), Member("10.0.0.2", SiloStatus.Active), Member("10.0.0.3", SiloStatus.ShuttingDown)));

        Assert.Equal(7, fallen.Version);
        Assert.Equal([IPEndPoint.Parse("10.0.0.1:30000")], fallen.Gateways);
    }

    [Theory]
    [InlineData(SiloStatus.Joining)]
    [InlineData(SiloStatus.Active)]
    public void A_silo_that_was_started_again_at_the_same_address_is_called(SiloStatus status) =>
        Assert.Empty(Fallen.Of(Table(1, Member("10.0.0.1", SiloStatus.Dead), Member("10.0.0.1", status, generation: 2))).Gateways);

    [Fact]
    public void A_silo_that_died_twice_is_named_once() =>
        Assert.Single(Fallen.Of(Table(1, Member("10.0.0.1", SiloStatus.Dead), Member("10.0.0.1", SiloStatus.Dead, generation: 2))).Gateways);

    [Fact]
    public void A_silo_without_a_gateway_is_not_named() =>
        Assert.Empty(Fallen.Of(Table(1, Member("10.0.0.1", SiloStatus.Dead, gateway: 0))).Gateways);

    [Fact]
    public void Of_very_many_the_newest_are_named()
    {
        var dead = Enumerable.Range(0, Fallen.Most + 1).Select(n => Member($"10.0.1.{n}", SiloStatus.Dead, generation: n)).ToArray();

        var gateways = Fallen.Of(Table(1, dead)).Gateways;

        Assert.Equal(Fallen.Most, gateways.Length);
        Assert.DoesNotContain(IPEndPoint.Parse("10.0.1.0:30000"), gateways);
    }

    private static MembershipTableData Table(int version, params MembershipEntry[] members) =>
        new([.. members.Select(member => Tuple.Create(member, "etag"))], new TableVersion(version, "etag"));

    private static MembershipEntry Member(string address, SiloStatus status, int generation = 1, int gateway = 30000) => new()
    {
        SiloAddress = SiloAddress.New(IPAddress.Parse(address), 11111, generation),
        ProxyPort = gateway,
        Status = status,
        StartTime = s_day.AddMinutes(generation),
    };
}
