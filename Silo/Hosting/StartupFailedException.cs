namespace LeadGrid.Hosting;

/// <summary>
/// LeadGrid cannot start, for a reason that whoever started it can mend. The message is for them: one or two sentences
/// that say what is wrong and what to do. The host prints it without a stack trace and exits with code 1.
/// </summary>
public sealed class StartupFailedException(string message, Exception? inner = null) : Exception(message, inner);
