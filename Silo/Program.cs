using LeadGrid.Hosting;

try
{
    await SiloProgram.Run(args);
    return 0;
}
catch (StartupFailedException e)
{
    await Console.Error.WriteLineAsync($"The silo cannot start: {e.Message}");
    return 1;
}
