namespace LeadGrid.Providers.Mail;

/// <summary>What is logged: never an address, and no text of the server's, which quotes them.</summary>
internal sealed partial class SmtpMailProvider
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "An e-mail met a failing connection ({Kind}).")]
    private static partial void Failed(ILogger log, string kind);

    [LoggerMessage(Level = LogLevel.Error, Message = "The mail server has failed repeatedly: no e-mail leaves for {Break}.")]
    private static partial void Rests(ILogger log, TimeSpan @break);
}
