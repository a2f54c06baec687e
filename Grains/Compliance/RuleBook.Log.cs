using Microsoft.Extensions.Logging;

namespace LeadGrid.Compliance;

internal sealed partial class RuleBook
{
    [LoggerMessage(2410, LogLevel.Information, "The law in force is {Version}; {Unfit} changes have lost their place")]
    private partial void LogTaken(string version, int unfit);

    [LoggerMessage(2411, LogLevel.Warning, "The law could not be looked at; what is known stays in force and it is tried again in 5 s")]
    private partial void LogLookFailed(Exception fault);
}
