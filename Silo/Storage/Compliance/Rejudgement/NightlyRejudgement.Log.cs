namespace LeadGrid.Storage.Compliance.Rejudgement;

internal sealed partial class NightlyRejudgement
{
    [LoggerMessage(2420, LogLevel.Error,
        "A contact on {Day} should not have been made ({Objections}): contact {Contact}, permit {Permit}, message {Message}, law {DataVersion}")]
    private partial void LogDifference(DateOnly day, string objections, string contact, Guid? permit, Guid? message, string? dataVersion);

    [LoggerMessage(2421, LogLevel.Error, "The contacts of a day could not be judged again; it is tried at the next look")]
    private partial void LogNotJudged(Exception exception);
}
