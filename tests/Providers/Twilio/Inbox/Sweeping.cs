using System.Reflection;
using LeadGrid.Campaigns;
using LeadGrid.Numbers;
using LeadGrid.Outreach;
using LeadGrid.Providers.Twilio;
using LeadGrid.Providers.Twilio.Inbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LeadGrid.Providers;

/// <summary>The sweep as a silo has it, with marks in memory, a campaign with our number, and a grain that notes what it is told.</summary>
internal sealed class Sweeping : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly InboundSweep _sweep;
    private readonly Factory _factory;

    /// <param name="now">The database's clock.</param>
    public Sweeping(Uri provider, IInboundGrain inbound, Func<DateTimeOffset> now, params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Providers:Twilio:AccountSid"] = Sender.Sid,
            ["Providers:Twilio:AuthToken"] = Sender.Token,
            ["Providers:Twilio:BaseUrl"] = provider.AbsoluteUri,
            ["Providers:Twilio:PublicUrl"] = "https://leads.example/",
            ["Providers:Twilio:Sweep:Settle"] = "00:00:00",
        }).AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>($"Providers:Twilio:Sweep:{s.Name}", s.Value))).Build();
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddLogging(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace));
        services.AddTwilio(configuration);
        services.AddInbox(configuration);
        _services = services.BuildServiceProvider(validateScopes: true);
        var grains = DispatchProxy.Create<IGrainFactory, Factory>();
        _factory = (Factory)grains;
        _factory.Inbound = inbound;
        var options = _services.GetRequiredService<IOptions<SweepOptions>>();
        Marks = new MarksInMemory(now, options.Value);
        _sweep = new InboundSweep(
            _services.GetRequiredService<TwilioInbox>(), Marks, new CampaignNumbers(grains),
            new TextHandover(grains, _services.GetRequiredService<ILogger<TextHandover>>()), locks: null!, options, TimeProvider.System,
            _services.GetRequiredService<ILogger<InboundSweep>>());
    }

    public LogLines Log { get; } = new();

    /// <summary>Numbers that are in the pool, and no campaign's own.</summary>
    public string[] Pool
    {
        set => _factory.Pool = value;
    }

    public MarksInMemory Marks { get; }

    public Task Sweep() => _sweep.Sweep(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _sweep.Dispose();
        await _services.DisposeAsync();
    }

    internal sealed class MarksInMemory(Func<DateTimeOffset> now, SweepOptions options) : ISweepMarks
    {
        public Dictionary<string, DateTimeOffset> To { get; } = [];

        public Task TakeUp(IReadOnlyCollection<string> numbers, CancellationToken cancellation)
        {
            foreach (var number in numbers)
            {
                To.TryAdd(number, now() - options.FirstBack);
            }

            return Task.CompletedTask;
        }

        public Task<IReadOnlyList<DueNumber>> Due(CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<DueNumber>>([.. To.Select(mark => new DueNumber(mark.Key, mark.Value, now()))]);

        public Task Swept(string number, DateTimeOffset to, CancellationToken cancellation)
        {
            To[number] = to;
            return Task.CompletedTask;
        }

        public Task<double?> Behind(CancellationToken cancellation) => Task.FromResult<double?>(null);
    }

#pragma warning disable CA1852 // DispatchProxy derives from them.
    internal class Factory : DispatchProxy
    {
        public IInboundGrain? Inbound { get; set; }

        public string[] Pool { get; set; } = [];

        private static INumberPoolGrain PoolOf(string[] numbers)
        {
            var pool = DispatchProxy.Create<INumberPoolGrain, NumberPool>();
            ((NumberPool)pool).Numbers = numbers;
            return pool;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.ReturnType.Name switch
        {
            nameof(IInboundGrain) => Inbound,
            nameof(ICatalogGrain) => DispatchProxy.Create<ICatalogGrain, Campaign>(),
            nameof(ICampaignGrain) => DispatchProxy.Create<ICampaignGrain, Campaign>(),
            nameof(INumberPoolGrain) => PoolOf(Pool),
            _ => throw new NotSupportedException(targetMethod.ToString()),
        };
    }

    internal class Campaign : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
        {
            nameof(ICatalogGrain.Campaigns) => Task.FromResult<string[]>(["solar", "roofs"]),
            nameof(ICampaignGrain.Get) => Task.FromResult<CampaignDefinition?>(new()
            {
                Code = "solar", Name = "Solar", Outreach = new() { TextNumber = Sender.Ours },
            }),
            _ => throw new NotSupportedException(targetMethod.Name),
        };
    }

    internal class NumberPool : DispatchProxy
    {
        public string[] Numbers { get; set; } = [];

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
        {
            nameof(INumberPoolGrain.All) => Task.FromResult<NumberView[]>([.. Numbers.Select(number => new NumberView
            {
                Number = number, Kind = NumberKind.Local, Terms = new(), State = NumberState.Quarantined, Version = 1,
                AddedAt = default, ChangedAt = default, ChangedBy = "x",
            })]),
            _ => throw new NotSupportedException(targetMethod.Name),
        };
    }
#pragma warning restore CA1852
}
