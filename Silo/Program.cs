using LeadGrid.Hosting;

try
{
    if (args is [LedgerCommand.Name, .. var rest])
    {
        return await LedgerCommand.Run(rest, Console.Out, CancellationToken.None);
    }

    await SiloProgram.Run(args);
    return 0;
}
catch (StartupFailedException e)
{
    await Console.Error.WriteLineAsync($"The silo cannot start: {e.Message}");
    return 1;
}
