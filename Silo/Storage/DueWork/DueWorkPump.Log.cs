using LeadGrid.Leads;

namespace LeadGrid.Storage.DueWork;

internal sealed partial class DueWorkPump
{
    [LoggerMessage(2001, LogLevel.Warning, "Due work: the database does not answer; trying again")]
    private partial void LogDatabaseAway(Exception exception);

    [LoggerMessage(2002, LogLevel.Warning, "Due work {Kind} of campaign {Campaign} failed at attempt {Attempts}")]
    private partial void LogWorkFailed(DueWorkKind kind, string campaign, int attempts, Exception exception);

    [LoggerMessage(2003, LogLevel.Error, "Due work {Kind} of campaign {Campaign}, lead {Lead}, is given up after {Attempts} attempts ({Fault}); revive_due_work tries it again")]
    private partial void LogGivenUp(DueWorkKind kind, string campaign, Guid lead, int attempts, string fault);

    [LoggerMessage(2004, LogLevel.Information, "Due work: {Count} leases were given back unfinished")]
    private partial void LogGivenBack(int count);

    [LoggerMessage(2005, LogLevel.Error, "Due work: {Count} finished pieces could not be removed; they are done again when their leases end")]
    private partial void LogNotRemoved(int count, Exception exception);
}
