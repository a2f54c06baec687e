using Microsoft.Extensions.Logging;

namespace LeadGrid.Numbers;

internal sealed partial class NumberPoolGrain
{
    [LoggerMessage(2440, LogLevel.Warning, "The number {Number} rests until {Until}: {Because}")]
    private partial void LogRests(string number, DateTimeOffset until, string because);

    [LoggerMessage(2441, LogLevel.Information, "The number {Number} was {What}")]
    private partial void LogChanged(string number, string what);
}
