using Orleans.Configuration;

namespace LeadGrid.Hosting;

/// <summary>
/// Gives others time to hear that this silo leaves. Orleans tells clients to use other gateways, and other silos that its
/// grains are elsewhere, and by default waits for neither: what they have sent meanwhile is refused or never answered.
/// </summary>
internal sealed class Handover(TimeProvider time) : ILifecycleParticipant<ISiloLifecycle>
{
    /// <summary>Hundreds of times what a message takes; a busy machine is slower.</summary>
    private static readonly TimeSpan s_linger = TimeSpan.FromSeconds(2);

    public static void Configure(SiloMessagingOptions options) => options.ClientGatewayShutdownNotificationTimeout = s_linger;

    /// <summary>Stopping goes from high stages to low: here all grains are gone, and messages to them are still forwarded.</summary>
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
        nameof(Handover), ServiceLifecycleStage.ApplicationServices, _ => Task.CompletedTask, Linger);

    private async Task Linger(CancellationToken hurry) =>
        await Task.Delay(s_linger, time, hurry).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
