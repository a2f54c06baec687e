using Xunit.Runner.InProc.SystemConsole;

namespace LeadGrid.Providers;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (!SuspendedProcessTests.IsSender)
        {
            return await ConsoleRunner.Run(args);
        }

        await SuspendedProcessTests.Send();
        return 0;
    }
}
