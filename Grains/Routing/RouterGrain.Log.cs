using Microsoft.Extensions.Logging;

namespace LeadGrid.Routing;

internal sealed partial class RouterGrain
{
    [LoggerMessage(1001, LogLevel.Error, "Router of {Campaign}: a batch of {Leads} leads failed; nothing of it is stored")]
    private partial void LogBatchFailed(string campaign, int leads, Exception exception);

    [LoggerMessage(1002, LogLevel.Warning, "Router of {Campaign}: a change of settings had not arrived; taken up at the regular look")]
    private partial void LogSettingsMissed(string campaign);

    [LoggerMessage(1003, LogLevel.Warning, "Router of {Campaign}: another activation has taken over; this one ends")]
    private partial void LogSuperseded(string campaign);
}
