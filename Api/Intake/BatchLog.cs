namespace LeadGrid.Intake;

internal static partial class BatchLog
{
    /// <summary>The last line of an answer that could not be finished.</summary>
    public static IntakeResult Interrupted(long line) => IntakeResult.Rejected(
        line,
        [new FieldFault("", "The batch was interrupted here on our side. Every line above this one is decided; post this one and the rest again.")]);

    [LoggerMessage(Level = LogLevel.Error, Message = "A batch broke off after {Lines} lines")]
    public static partial void Broken(ILogger logger, long lines, Exception exception);
}
