using System.Net;
using LeadGrid.Hosting;
using LeadGrid.Membership;
using Microsoft.Extensions.Time.Testing;

namespace LeadGrid.Unit.Hosting;

public sealed class FallenSilosTests
{
    private static readonly IPEndPoint s_gateway = IPEndPoint.Parse("10.0.0.1:30000");

    private readonly FakeTimeProvider _time = new();
    private readonly FallenSilos _fallen;

    public FallenSilosTests() => _fallen = new FallenSilos(_time);

    [Fact]
    public void Nobody_has_fallen_before_anything_was_heard() => Assert.False(_fallen.Include(s_gateway));

    [Fact]
    public void Whom_the_others_call_dead_has_fallen()
    {
        _fallen.Hear(new FallenGateways(5, [IPEndPoint.Parse("10.0.0.1:30000")]));

        Assert.True(_fallen.Include(s_gateway));
        Assert.False(_fallen.Include(IPEndPoint.Parse("10.0.0.2:30000")));
    }

    [Fact]
    public void One_that_wakes_and_knows_less_is_not_believed()
    {
        _fallen.Hear(new FallenGateways(5, [s_gateway]));
        _fallen.Hear(new FallenGateways(4, []));

        Assert.True(_fallen.Include(s_gateway));
    }

    [Fact]
    public void One_that_was_started_again_is_called_again()
    {
        _fallen.Hear(new FallenGateways(5, [s_gateway]));
        _fallen.Hear(new FallenGateways(6, []));

        Assert.False(_fallen.Include(s_gateway));
    }

    [Fact]
    public void What_is_said_again_and_again_holds()
    {
        _fallen.Hear(new FallenGateways(5, [s_gateway]));
        _time.Advance(FallenSilos.Lifetime * 0.9);
        _fallen.Hear(new FallenGateways(5, [s_gateway]));
        _time.Advance(FallenSilos.Lifetime * 0.9);

        Assert.True(_fallen.Include(s_gateway));
    }

    [Fact]
    public void When_nobody_says_it_any_more_it_is_forgotten()
    {
        _fallen.Hear(new FallenGateways(5, [s_gateway]));
        _time.Advance(FallenSilos.Lifetime);

        Assert.False(_fallen.Include(s_gateway));

        // A cluster whose table was made anew counts from the beginning.
        _fallen.Hear(new FallenGateways(1, [s_gateway]));
        Assert.True(_fallen.Include(s_gateway));
    }
}
