using System.Net;
using LeadGrid.Hosting;
using LeadGrid.Membership;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LeadGrid.Unit.Hosting;

public sealed class GatewaysTests
{
    private readonly FallenSilos _fallen = new(new FakeTimeProvider());
    private readonly Gateways _gateways;

    public GatewaysTests()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["LeadGrid:Gateways:0"] = "127.0.0.1:30001",
            ["LeadGrid:Gateways:1"] = "127.0.0.1:30002",
        }).Build();
        _gateways = new Gateways(new GatewaySettings(configuration), _fallen, NullLogger<Gateways>.Instance);
    }

    [Fact]
    public async Task All_are_called_while_nobody_is_said_to_be_dead() => Assert.Equal([30001, 30002], await Ports());

    [Fact]
    public async Task A_silo_that_was_declared_dead_is_left_out_until_it_was_started_again()
    {
        _fallen.Hear(new FallenGateways(1, [IPEndPoint.Parse("127.0.0.1:30002")]));
        Assert.Equal([30001], await Ports());

        _fallen.Hear(new FallenGateways(2, []));
        Assert.Equal([30001, 30002], await Ports());
    }

    [Fact]
    public async Task An_Api_is_never_left_without_any()
    {
        _fallen.Hear(new FallenGateways(1, [IPEndPoint.Parse("127.0.0.1:30001"), IPEndPoint.Parse("127.0.0.1:30002")]));

        Assert.Equal([30001, 30002], await Ports());
    }

    private async Task<IEnumerable<int>> Ports() => (await _gateways.GetGateways()).Select(gateway => gateway.Port);
}
