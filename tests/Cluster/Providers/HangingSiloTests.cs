using System.Diagnostics;
using LeadGrid.Access;
using LeadGrid.Compliance;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.TestingHost;
using Xunit;

namespace LeadGrid.Providers;

public sealed class HangingSiloTests
{
    private static readonly Actor s_admin = new(ActorKind.Administrator, "a", "Avery");

    [Fact]
    public async Task A_silo_that_hangs_is_named_and_waited_for_two_seconds()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton<IProviderBoard, Board>();
            silo.Services.AddSingleton<ReportClient>();
            silo.AddGrainService<ReportService>();
        });
        builder.ConfigureHost(host => host.Logging.ClearProviders());
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        var grain = cluster.Client.GetGrain<IProvidersGrain>(0);
        Assert.All((await grain.Look(s_admin)).Silos, silo => Assert.Equal("twilio", Assert.Single(silo.Providers!).Provider));

        var board = (Board)cluster.Silos[1].ServiceProvider.GetRequiredService<IProviderBoard>();
        using (board.Hang())
        {
            var began = Stopwatch.GetTimestamp();
            var view = await grain.Look(s_admin);
            Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(4));
            Assert.Equal((2, 1), (view.Silos.Length, view.Silos.Count(silo => silo.Providers is null)));
            Assert.Null(view.Outbox);
        }
    }

    private sealed class Board : IProviderBoard, IDisposable
    {
        private readonly ManualResetEventSlim _goesOn = new(true);

        public ProviderReport[] Here()
        {
            _goesOn.Wait();
            return [new("twilio", ContactChannel.Sms, null, ProviderCircuit.Closed, null, null, null)];
        }

        public Task<OutboxDepth> Outbox(CancellationToken cancellation) => throw new TimeoutException("No database in this test.");

        public void Dispose() => _goesOn.Dispose();

        public IDisposable Hang()
        {
            _goesOn.Reset();
            return new GoOn(_goesOn);
        }

        private sealed class GoOn(ManualResetEventSlim gate) : IDisposable
        {
            public void Dispose() => gate.Set();
        }
    }
}
