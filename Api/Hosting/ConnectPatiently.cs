using System.Diagnostics;

namespace LeadGrid.Hosting;

/// <summary>
/// An Api that starts before its silos waits for them. Bounded: an Api that cannot reach them ever, for a wrong name or a
/// wrong certificate, shall end and say so.
/// </summary>
internal sealed partial class ConnectPatiently(GatewaySettings settings, ILogger<ConnectPatiently> log) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly long started = Stopwatch.GetTimestamp();
    private int attempts;

    /// <exception cref="StartupFailedException">Nobody has answered in time.</exception>
    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        if (Stopwatch.GetElapsedTime(started) >= settings.ConnectWithin)
        {
            throw new StartupFailedException(
                $"no silo answered at {settings} within {settings.ConnectWithin.TotalSeconds:0} s ({Innermost(exception).Message.TrimEnd('.')}): "
                + "check LeadGrid:Gateways and LeadGrid:Tls, and that silos run.",
                exception);
        }

        if (++attempts == 1)
        {
            Waiting(log, settings, settings.ConnectWithin.TotalSeconds);
        }

        await Task.Delay(Pause, cancellationToken);
        return true;
    }

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;

    [LoggerMessage(Level = LogLevel.Information, Message = "No silo answers at {Gateways} yet; trying for {Seconds} s.")]
    private static partial void Waiting(ILogger log, GatewaySettings gateways, double seconds);
}
