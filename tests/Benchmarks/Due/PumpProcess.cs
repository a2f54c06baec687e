using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace LeadGrid.Benchmarks.Due;

/// <summary>A process that does nothing but pump, so that what it weighs is the pump's.</summary>
internal static class PumpProcess
{
    public const string Argument = "due-pump";

    /// <summary>The most memory, in bytes, that such a process has in RAM until it has fired that many.</summary>
    public static async Task<double> Peak(OwnDatabase database, int pieces)
    {
        await Fired.MakeDue(database, pieces);
        using var process = Process.Start(new ProcessStartInfo(
            Environment.ProcessPath!, [Argument, database.Connection, pieces.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true })!;
        var peak = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        await Fired.Check(database, pieces);
        return double.Parse(peak, CultureInfo.InvariantCulture);
    }

    public static async Task Run(string connection, int pieces)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        using var fired = new Fired(pieces);
        await using (await RunningPump.Start(source))
        {
            await fired.All;
        }

        using var self = Process.GetCurrentProcess();
        Console.WriteLine(self.PeakWorkingSet64.ToString(CultureInfo.InvariantCulture));
    }
}
