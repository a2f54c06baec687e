namespace LeadGrid.Demo;

internal static class DemoHosting
{
    /// <summary>The demo, where it is wanted; whoever is not kept waiting for it starts at once.</summary>
    public static void AddDemo(this IHostApplicationBuilder builder, bool coHosted)
    {
        builder.Services.AddOptions<DemoOptions>()
            .BindConfiguration("Demo")
            .Configure(options => options.Traffic = builder.Configuration.GetValue("demo-traffic", options.Traffic));
        // Of several Apis, one makes the demo: the one that is told to.
        if (!builder.Configuration.GetValue("Demo:Enabled", coHosted && builder.Environment.IsDevelopment()))
        {
            builder.Services.AddHostedService<PlainStart>();
            return;
        }

        builder.Services.AddHttpClient();
        builder.Services.AddSingleton<DemoSeed>();
        builder.Services.AddSingleton<DemoTraffic>();
        builder.Services.AddHostedService<DemoStart>();
    }
}

/// <summary>Without a demo there is nothing to set up once everything listens.</summary>
internal sealed class PlainStart(Edges.IStartupGate gate) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        gate.Open();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
