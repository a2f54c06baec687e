using LeadGrid.Hosting;

try
{
    await LeadGridApi.Run(args);
    return 0;
}
catch (StartupFailedException e)
{
    // Whoever started it can mend this: the sentence is for them, and a stack trace would hide it.
    await Console.Error.WriteLineAsync($"LeadGrid cannot start: {e.Message}");
    return 1;
}
