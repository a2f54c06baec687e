using LeadGrid.Simulation;

namespace LeadGrid.Providers;

/// <summary>A simulated provider, our webhooks, and our adapter between them.</summary>
internal sealed class Run : IAsyncDisposable
{
    private Run(WebhookHost host, Simulator provider)
    {
        (Host, Provider) = (host, provider);
        Sender = NewSender();
    }

    public WebhookHost Host { get; }

    public Simulator Provider { get; }

    public Sender Sender { get; }

    public static async Task<Run> Start(Behaviour? behaviour = null)
    {
        var host = await WebhookHost.Start(publicUrl: null);
        return new Run(host, await Simulator.Start(new SimulatorOptions
        {
            Behaviour = behaviour ?? new Behaviour(),
            InboundUrl = $"{host.Address.AbsoluteUri.TrimEnd('/')}/api/v1/webhooks/twilio/inbound",
        }));
    }

    public Sender NewSender(params (string Name, string Value)[] settings) =>
        new(Provider.Address, settings.ToDictionary(s => s.Name, s => (string?)s.Value), publicUrl: Host.Address);

    public async ValueTask DisposeAsync()
    {
        await Sender.DisposeAsync();
        await Provider.DisposeAsync();
        await Host.DisposeAsync();
    }

    /// <summary>Waits for a fact.</summary>
    public static async Task Eventually(Func<bool> fact)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!fact())
        {
            await Task.Delay(5, patience.Token);
        }
    }
}
